/**
 * Whether a column holds due days, by its name in lower-case letters without accents: `datelimitreglmt`, `echeance`,
 * `dateecheancefacture`, `duedate`, `datelimitepaiement`. Not what else is said of instalments: their amount, mode or rank.
 */
export function isDueColumn(name: string): boolean {
  if (/montant|mode|moyen|type|code|num|nombre|nb|lib|jours|amount|days|terms/.test(name)) return false;
  return /echeance|^(?:date)?ech$|duedate|dateech|^due(?:on)?$|datelimite?(?:de)?(?:re?gl|paie|pai?ment)|maturity/.test(name);
}
