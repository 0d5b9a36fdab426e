import type { Book } from "../workspace/book.ts";
import { catalogues } from "../text/all.ts";
import { say } from "../text/sentences.ts";
import type { Session } from "./session.ts";

/** The book in one line per company and currency, then what is missing from it. */
export function printBook(session: Session, book: Book): void {
  const { voice, io } = session;
  const { t, format, paint } = voice;
  for (const proof of book.proofs) {
    const money = (amount: number) => format.money(amount, proof.currency);
    const proved =
      proof.balance === null
        ? t("l’hôte ne donne pas de solde", "the host gives no balance")
        : `${t("solde clients", "receivable balance")} ${money(proof.balance)}, ${t("écart", "difference")} ${proof.difference === 0 ? money(0) : paint("red", money(proof.difference))}`;
    io.out(
      `${proof.company}${t(" : ", ": ")}${format.count(proof.debtors, t("client", "debtor"), t("clients", "debtors"))}, ${format.count(proof.openItems, t("échéance ouverte", "open item"), t("échéances ouvertes", "open items"))} ${money(proof.open)}, ` +
        `${format.count(proof.credits, t("avoir ou règlement à rapprocher", "credit to match"), t("avoirs ou règlements à rapprocher", "credits to match"))} ${money(proof.unapplied)} ; net ${money(proof.net)} = ${proved}\n`,
    );
    for (const one of proof.differences) {
      io.out(
        `  ${paint("red", t("écart", "difference"))} ${one.name} (${one.reference})${t(" : ", ": ")}${t("livre", "book")} ${money(one.book)}, ${t("solde", "balance")} ${money(one.host)}\n`,
      );
    }
  }
  if (book.setAside.length === 0) return;
  io.out(
    `${paint("yellow", format.count(book.setAside.length, t("ligne mise de côté", "row set aside"), t("lignes mises de côté", "rows set aside")))}${t(" : elles ne sont dans aucun total.", ": they are in no total.")}\n`,
  );
  for (const row of book.setAside.slice(0, 20)) io.out(`  ${row.place}  ${say(row, voice.language, ...catalogues)}\n`);
  if (book.setAside.length > 20) io.out(`  … ${format.number(book.setAside.length - 20)}\n`);
}
