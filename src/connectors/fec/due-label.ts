import { addMonths, type Day, dayOf, partsOf } from "../../ledger/day.ts";
import { dueDay, parseTerms } from "./terms.ts";

/** The due day that a label says of a document of `issuedOn`: a day, or terms counted from it. Undefined when it says none. */
export function dueInLabel(label: string, issuedOn: Day): Day | undefined {
  if (!hint.test(label)) return undefined;
  const text = plain(label);
  return dayIn(text, issuedOn) ?? termsIn(text, issuedOn);
}

/** A piece of every form below, whatever its accents: most labels have none, and are not looked at any further. */
const hint = /ch|pay|xig|gler|limite|due|\d\s*[jd]|fin|fdm|eom|net|comptant|ception/i;

/** Upper case without accents, one space between words. */
function plain(label: string): string {
  return label
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[\s\u00a0\u202f]+/g, " ")
    .toUpperCase();
}

/** What announces a due day. `du` alone does not: `Facture du 12/03/2026` is its date. */
const announced =
  /(?<![A-Z\d])(?:ECH(?:EANCES?|\.)?|ECHUE?|PAYABLES?|EXIGIBLES?|A (?:REGLER|PAYER)|DATE LIMITE|DUE(?: DATE)?)(?![A-Z])\s*[.:=-]?\s*(?:(?:(?:AVANT|POUR) )?(?:LE|AU|DU)|AVANT|ON|BY)?\s*:?\s*/g;

const months = ["JAN", "FEV", "MAR", "AVR", "MAI", "JUIN", "JUIL", "AOU", "SEP", "OCT", "NOV", "DEC"];

function dayIn(text: string, issuedOn: Day): Day | undefined {
  for (const match of text.matchAll(announced)) {
    const found = dayAt(text.slice(match.index + match[0].length), issuedOn);
    if (found !== undefined) return found;
  }
  return undefined;
}

function dayAt(text: string, issuedOn: Day): Day | undefined {
  const iso = /^(20\d\d)-(\d\d)-(\d\d)(?!\d)/.exec(text) ?? /^(20\d\d)(\d\d)(\d\d)(?!\d)/.exec(text);
  const written = iso && dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  if (written) return written;
  const named = /^(\d{1,2})(?:ER)? ([A-Z]{3,9})\.?(?: (\d{4}))?(?![A-Z\d])/.exec(text);
  const month = named ? months.findIndex((name) => named[2]?.startsWith(name)) + 1 : 0;
  if (named && month > 0) return withYear(Number(named[1]), month, named[3], issuedOn);
  const cut = /^(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/.-]\d|\d)/.exec(text);
  if (cut) return withYear(Number(cut[1]), Number(cut[3]), cut[4], issuedOn);
  const compact = /^(\d{2})(\d{2})(\d{4}|\d{2})(?!\d)/.exec(text);
  return compact ? withYear(Number(compact[1]), Number(compact[2]), compact[3], issuedOn) : undefined;
}

/** Without a year, the first such day from the document on. */
function withYear(date: number, month: number, year: string | undefined, issuedOn: Day): Day | undefined {
  if (year !== undefined) return dayOf(Number(year.length === 2 ? `20${year}` : year), month, date);
  const first = partsOf(issuedOn).year;
  const found = dayOf(first, month, date);
  return found !== undefined && found < issuedOn ? addMonths(found, 12) : found;
}

const days = String.raw`(\d{1,3}) ?(?:JOURS?|JRS?|J|DAYS?)(?![A-Z])`;
const endOfMonth = String.raw`(?:FIN (?:DE |DU )?MOIS|FDM|EOM)(?![A-Z])`;
const before = String.raw`(?<![A-Z\d])(?:A|SOUS|PAYABLES?|PAIEMENT|REGLEMENT|RGLT|ECH(?:EANCE|\.)?|NET|LCR|TRAITE|BOR|BILLET|DELAI)\s*:?\s*(?:A )?`;

/** `à 30 jours`, `45 jours fin de mois`, `30j FDM le 10`, `fin de mois + 45`, `net 30`. A duration alone, as of a rental, says nothing. */
const termsForms: readonly RegExp[] = [
  new RegExp(String.raw`(?<!\d)${days} ?(?:NETS? )?,? ?(${endOfMonth})(?: ?(?:LE )?(\d{1,2})(?![\d/.]))?`),
  new RegExp(String.raw`(${endOfMonth}) ?(?:\+|PLUS|ET) ?(\d{1,3})(?: ?(?:JOURS?|JRS?|J|DAYS?))?(?![A-Z\d])`),
  new RegExp(String.raw`(?<!\d)${days} (?:NETS?|DATE (?:DE |D')?(?:LA )?(?:FACTURE|EMISSION))(?![A-Z])`),
  new RegExp(String.raw`${before}${days}`),
  /(?<![A-Z\d])NET (\d{1,3})(?![\d.,/])/,
];

function termsIn(text: string, issuedOn: Day): Day | undefined {
  if (/(?<![A-Z])(?:PAYABLE|PAIEMENT|REGLEMENT) (?:A RECEPTION|AU COMPTANT|COMPTANT)(?![A-Z])/.test(text)) return issuedOn;
  const [thenEnd, endThen, ...net] = termsForms.map((form) => form.exec(text));
  const written = thenEnd
    ? `${thenEnd[1]} EOM${thenEnd[3] ? ` ${thenEnd[3]}` : ""}`
    : endThen
      ? `EOM+${endThen[2]}`
      : net.find((match) => match !== null)?.[1];
  const terms = written === undefined ? undefined : parseTerms(written);
  return terms === undefined ? undefined : dueDay(issuedOn, terms);
}
