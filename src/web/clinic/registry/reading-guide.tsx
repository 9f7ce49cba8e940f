import { useTranslation } from "react-i18next";
import { Icon } from "../../shared/ui/icon.tsx";

/** How to read a row, and the keys: always in sight on a desk. */
export function ReadingGuide() {
  const { t } = useTranslation();
  return (
    <>
      <section className="guide" aria-labelledby="guide-title">
        <h2 className="eyebrow" id="guide-title">
          {t("registry.guide.title")}
        </h2>
        <p>
          <SparkSample />
          <span>{t("registry.guide.spark")}</span>
        </p>
        <p>
          <VisitSample />
          <span>{t("registry.guide.visits")}</span>
        </p>
        <p>
          <b className="guide-mark">−13%</b>
          <span>{t("registry.guide.bold")}</span>
        </p>
        <p>
          <span className="guide-mark">
            <span className="unknown">{t("registry.guide.ask")}</span>
          </span>
          <span>{t("registry.guide.unknown")}</span>
        </p>
        <p>
          <span className="guide-mark muted">
            <Icon name="lock" size={12} />
          </span>
          <span>{t("registry.guide.part2")}</span>
        </p>
      </section>
      <p className="guide-keys">
        <kbd>J</kbd>
        <kbd>K</kbd>
        <span>{t("registry.guide.move")}</span>
        <kbd>↵</kbd>
        <kbd>F</kbd>
        <span>{t("registry.guide.open")}</span>
        <kbd>?</kbd>
        <span />
        <span>{t("registry.guide.keys")}</span>
      </p>
    </>
  );
}

function SparkSample() {
  return (
    <svg width="40" height="20" viewBox="0 0 40 20" aria-hidden="true">
      <path d="M1 5H39" stroke="var(--line-strong)" />
      <path d="M1 13H39" stroke="var(--edge)" strokeDasharray="2 3" />
      <polyline points="2,5 12,7 24,9 35,13.5" fill="none" stroke="var(--ink)" strokeWidth="1.5" />
      <circle cx="35" cy="13.5" r="2.6" fill="var(--ink)" />
    </svg>
  );
}

function VisitSample() {
  return (
    <svg width="40" height="20" viewBox="0 0 40 20" aria-hidden="true">
      <circle cx="7" cy="5" r="2.9" fill="var(--therapy)" />
      <circle cx="19" cy="5" r="2.4" fill="none" stroke="var(--therapy)" strokeWidth="1.2" />
      <rect x="4.4" y="12" width="5.2" height="5.2" rx=".8" fill="var(--medication)" />
      <rect
        x="16.8"
        y="12.4"
        width="4.4"
        height="4.4"
        rx=".8"
        fill="none"
        stroke="var(--medication)"
        strokeWidth="1.2"
      />
    </svg>
  );
}
