import { describe, expect, it } from "vitest";
import { sentenceOf } from "./import-fault.ts";
import { readResources } from "./read-resources.ts";

function faultsOf(text: string): string[] {
  const read = readResources({ name: "f", text });
  return "faults" in read ? read.faults.map(sentenceOf) : [];
}
function placesOf(text: string) {
  const read = readResources({ name: "f", text });
  if ("faults" in read) throw new Error(read.faults.map(sentenceOf).join());
  return read.resources.map(({ type, id, line, text: own }) => [`${type}/${id}`, line, own]);
}

describe("reading resources", () => {
  it("takes a bundle, one resource, or lines of either, each with its line and its own characters", () => {
    expect(placesOf('{\n "resourceType": "Patient", "id": "a" }')).toEqual([
      ["Patient/a", 1, '{\n "resourceType": "Patient", "id": "a" }'],
    ]);
    expect(placesOf('{"resourceType":"Patient","id":"a"}\n\n{"resourceType":"Claim","id":"b","n":1.50}\n')).toEqual([
      ["Patient/a", 1, '{"resourceType":"Patient","id":"a"}'],
      ["Claim/b", 3, '{"resourceType":"Claim","id":"b","n":1.50}'],
    ]);
    const bundle =
      '\ufeff{"entry":[\n{"resource":{"resourceType":"Patient","id":"a"},"fullUrl":"urn:uuid:1"}\n],"type":"batch","resourceType":"Bundle"}';
    expect(placesOf(bundle)).toEqual([["Patient/a", 2, '{"resourceType":"Patient","id":"a"}']]);
  });

  it("is not misled by brackets and quotes inside texts", () => {
    expect(placesOf('{"resourceType":"Basic","id":"a","x":"\\\\\\"}{[\\\\"}')[0]![0]).toBe("Basic/a");
  });

  it("names line and column where a text is no JSON", () => {
    expect(
      faultsOf('{"resourceType":"Bundle","type":"batch",\n"entry":[{"resource":{"resourceType":"X" "id":1}}]}'),
    ).toEqual(["f: line 2, column 42: is not JSON: a comma is missing"]);
    expect(faultsOf('{"resourceType":"Patient"}\n{"resourceType":"Pat')).toEqual([
      "f: line 2, column 17: is not JSON: a text is not closed",
    ]);
    expect(faultsOf('{"resourceType":"Patient",}')).toEqual([
      "f: line 1, column 27: is not JSON: a name in quotes is missing",
    ]);
    expect(faultsOf('{"resourceType":"Patient","id":"a"} x')).toHaveLength(1);
    expect(faultsOf("")).toHaveLength(1);
  });

  it("refuses what is JSON but no FHIR file, and a name given twice", () => {
    expect(faultsOf("[]")).toEqual(["f: line 1: must be a JSON object"]);
    expect(faultsOf('{"a":1}')).toEqual(["f: line 1: resourceType: is missing"]);
    expect(faultsOf('{"resourceType":"Bundle","type":"batch","entry":{}}')).toEqual([
      "f: line 1: Bundle: entry: must be a list",
    ]);
    expect(faultsOf('{"resourceType":"Bundle","type":"batch","entry":[{"request":{}}]}')).toHaveLength(1);
    expect(faultsOf('{"resourceType":"Bundle","type":"batch","type":"batch"}')[0]).toContain("'type' is given twice");
    const removal =
      '{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Patient"},"request":{"method":"DELETE"}}]}';
    expect(faultsOf(removal)).toEqual(["f: line 1: Bundle: entry[0].request: only POST and PUT can be imported"]);
  });

  it("refuses nesting that would exhaust a reader, at the place where it begins", () => {
    const deep = `{"resourceType":"Basic","x":${"[".repeat(10_000)}${"]".repeat(10_000)}}`;
    expect(faultsOf(deep)).toEqual(["f: line 1, column 128: cannot be read: nested deeper than 100 levels"]);
  });
});
