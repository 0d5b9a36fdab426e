import { describe, expect, it } from "vitest";
import { verdictsIn } from "../../src/templates/verdicts.ts";

const found = (text: string, language: "fr" | "en" = "fr") => verdictsIn(text, language).map(({ fault, word }) => `${fault} ${word}`);

describe("words that a reminder may not use", () => {
  it.each([
    ["Vous êtes éligible à la procédure", ["verdict éligible"]],
    ["ÉLIGIBLE", ["verdict ÉLIGIBLE"]],
    ["créances prescrites", ["verdict prescrites"]],
    ["Commandement de payer", ["court Commandement de payer"]],
    ["sommation d’huissier", ["court sommation", "court huissier"]],
    ["dossier transmis au tribunal", ["untrue transmis au tribunal"]],
    ["cette lettre interrompt la prescription", ["untrue interrompt la prescription"]],
  ])("%s", (text, expected) => expect(found(text)).toEqual(expected));

  it.each([
    ["un délai inéligible"],
    ["les prescriptions de votre médecin"],
    ["toute voie de droit utile au recouvrement"],
    ["nous pourrons saisir le tribunal compétent"],
    ["Commande du 3 mars"],
  ])("not: %s", (text) => expect(found(text)).toEqual([]));

  it.each([
    ["Our bailiff will call", ["court bailiff"]],
    ["the claim is time-barred", ["verdict time-barred"]],
    ["handed over to the court", ["untrue handed over to the court"]],
    ["we have written to you", []],
  ])("%s", (text, expected) => expect(found(text, "en")).toEqual(expected));
});
