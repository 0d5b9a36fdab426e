const noise = new Set(
  [
    "FACTURE FACTURES FACT FAC FA FC AVOIR AV REGLEMENT REGLEMENTS REGLT RGLT REGT RGT VIREMENT VIR VIRT CHEQUE CHQ CHQUE CB",
    "CARTE PRELEVEMENT PRLV SEPA SDD LCR TRAITE EFFET REMISE RECU PAIEMENT ACOMPTE ENCAISSEMENT REJET IMPAYE CLIENT CLIENTS VENTE",
    "VENTES SOLDE REPORT NOUVEAU NOUVEAUX OUVERTURE INVOICE PAYMENT NO NUM REF ECH ECHEANCE",
  ]
    .join(" ")
    .split(" "),
);
const linking = new Set("A AU AUX DE DES DU LE LA LES PAR POUR SUR".split(" "));

/**
 * The customer that a label names, for books that name it nowhere else: what remains of `Facture FA-12 Café de l’Écluse`
 * without document words and whatever holds a digit. The same for its payments, or "".
 */
export function customerInLabel(label: string): string {
  const words = label
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .split(/[^A-Z0-9&]+/)
    .filter((word) => word !== "" && !/\d/.test(word) && !noise.has(word));
  while (words[0] !== undefined && (linking.has(words[0]) || words[0].length === 1)) words.shift();
  return words.join(" ");
}
