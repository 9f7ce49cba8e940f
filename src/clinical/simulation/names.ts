import type { Random } from "./random.ts";

/** Invented people: given and family names are drawn apart from each other, so no pair stands for anybody. */
interface NamePool {
  readonly weight: number;
  /** BCP 47 tag of the home language. */
  readonly language: string;
  /** Share of these people who would rather be seen in their home language than in English. */
  readonly prefers: number;
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly family: readonly string[];
  /** Family name first, written without a space. */
  readonly joined?: boolean;
}

const list = (names: string): readonly string[] => names.split("|");

const POOLS: readonly NamePool[] = [
  {
    weight: 40,
    language: "en",
    prefers: 1,
    female: list(
      "Renee|Camille|Grace|Hollis|Lena|Ellie|Irene|Denise|Helen|Nadia|Asha|Ines|Tamsin|Odette|Marcy|Willa|June|Beth",
    ),
    male: list("Peter|Tobias|Marcus|Dre|Colm|Tom|Dev|Arlo|Simeon|Ned|Jasper|Reuben|Cliff|Desmond|Ansel|Gil|Rory|Wes"),
    family: list(
      "Whitlock|Kern|Bell|Fontaine|Grant|Coleman|Gallagher|Park|Bright|Dale|Fischer|Hargrove|Penn|Ashdown|Quill|Marlowe|Tate|Loomis",
    ),
  },
  {
    weight: 16,
    language: "es",
    prefers: 0.5,
    female: list("Sofía|Marisol|Xiomara|Rocío|Yesenia|Inés|María de los Ángeles|Pilar|Itzel|Lucero"),
    male: list("Joaquín|Efraín|Tomás|Ulises|Ramiro|Nicanor|José Guadalupe|Abel|Iker|Darío"),
    family: list(
      "Marín|Castellano Ibarra|Quintanar|Leal|Ocampo|Villaseñor|Fernández de Córdoba y Álvarez de Toledo|Sandoval|Barrientos|Peralta",
    ),
  },
  {
    weight: 5,
    language: "zh",
    prefers: 0.5,
    female: list("Wei|Jing|Xiulan|Meilin|Yan|Lihua"),
    male: list("Haoran|Jun|Zhiming|Bo|Guowei|Tao"),
    family: list("Zhang|Lin|Ouyang|Zhou|Xu|Deng|Shen|Qian"),
  },
  {
    weight: 3,
    language: "zh",
    prefers: 0.9,
    joined: true,
    female: list("秀蘭|美玲|雅婷|静怡|麗華"),
    male: list("志明|国伟|浩然|建军|文博"),
    family: list("张|林|欧阳|周|邓|沈"),
  },
  {
    weight: 4,
    language: "pt",
    prefers: 0.55,
    female: list("Beatriz|Graça|Iracema|Luzia|Marlene|Benedita"),
    male: list("Anselmo|Caetano|Itamar|Olavo|Valdir|Zeferino"),
    family: list("Leal|Nogueira|do Nascimento|Figueiredo|de Assunção|Pacheco|Brandão"),
  },
  {
    weight: 4,
    language: "fr",
    prefers: 0.5,
    female: list("Camille|Solange|Mirlande|Guerda|Apolline|Aminata"),
    male: list("Jean-Baptiste|Wilner|Frantz|Théophile|Moussa|Anatole"),
    family: list("Roy|Desrosiers|Pierre-Louis|Lafontant|Ouédraogo|Beauséjour|N’Diaye"),
  },
  {
    weight: 3,
    language: "ar",
    prefers: 0.5,
    female: list("Noor|Hanan|Samira|Rasha|Maysoon|Abir"),
    male: list("Omar|Tariq|Ghassan|Yazan|Khalil|Munir"),
    family: list("Rahman|al-Khoury|Siddiqui|bin Haroun|Darwish|Qabbani|Abdelmoneim"),
  },
  {
    weight: 2,
    language: "ar",
    prefers: 0.95,
    female: list("نور|هناء|سميرة|ليلى"),
    male: list("طارق|غسان|يزن|منير"),
    family: list("الخوري|درويش|العطار|منصور"),
  },
  {
    weight: 5,
    language: "vi",
    prefers: 0.55,
    female: list("Bích Ngọc|Thu Hà|Ánh Tuyết|Mai Lan|Diễm Quỳnh"),
    male: list("Quang Huy|Đức Thịnh|Minh Khôi|Văn Lộc|Gia Bảo"),
    family: list("Tran|Nguyễn|Phạm|Đặng|Huỳnh|Võ"),
  },
  {
    weight: 9,
    language: "en",
    prefers: 1,
    female: list("Adaeze|Abena|Nkechi|Folasade|Amahle|Wanjiru|Oluwafunmilayo"),
    male: list("Kofi|Chidi|Tendai|Babatunde|Kwabena|Sipho|Oluwaseyi"),
    family: list("Nwosu|Danso|Osei|Adeyemi-Bankole|Mthembu|Kamau|Olorunfemi"),
  },
  {
    weight: 7,
    language: "en",
    prefers: 1,
    female: list("Anjali|Lakshmi|Meera|Parvathi|Sunita|Kavitha"),
    male: list("Arjun|Rohan|Dev|Vikram|Suresh|Imran"),
    family: list("Mehta|Rao|Venkatanarasimharajuvaripeta|Iyer|Kulkarni|Bhattacharyya|Grewal"),
  },
  {
    weight: 2,
    language: "en",
    prefers: 1,
    female: list("Kealohilani|Leilani|Sólveig|Siân|Zoë|Åsa|Łucja"),
    male: list("Kamakanaonālani|Keoni|Þórður|Llewelyn|Zbigniew|Søren|Ødegård"),
    family: list(
      "Kahalewaiokamakani-Keahiolaloikahikina|Kahananui|Sigurðardóttir-Ólafsson|Llanfair|Brzęczyszczykiewicz|Ångström|O’Súilleabháin",
    ),
  },
];

export interface DrawnName {
  readonly name: string;
  readonly language: string;
}

/** A name and the language its bearer wants to be seen in. */
export function drawName(random: Random, sex: "female" | "male"): DrawnName {
  const pool = random.weighted(POOLS);
  const given = random.pick(pool[sex]);
  const family = random.pick(pool.family);
  const language = random.chance(pool.prefers) ? pool.language : "en";
  return { name: pool.joined ? `${family}${given}` : `${given} ${family}`, language };
}
