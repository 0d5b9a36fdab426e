const people = ["Menuiserie Aubépine", "Café de l'Écluse", "Garage & fils", "", "Atelier Génépi"];

/** A FEC in a random dialect with random defects; the same seed writes the same bytes. */
export function randomFile(seed: number): Buffer {
  let state = seed * 2654435761 + 12345;
  const random = (below: number) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
  const oneOf = <T>(...values: readonly T[]) => values[random(values.length)] as T;
  const rarely = (times: number) => random(times) === 0;

  const separator = oneOf("\t", "|");
  const lineEnd = oneOf("\n", "\r\n", "\r\r\n", "\r");
  const encoding = oneOf<BufferEncoding>("utf8", "latin1");
  const bySense = rarely(4);
  const senses = oneOf(
    ["D", "C"],
    ["+1", "-1"],
    ["1", "-1"],
    ["d", "c"].map((each) => each.toUpperCase()),
  );
  const money = bySense ? ["Montant", "Sens"] : ["Debit", oneOf("Credit", "Crédit")];
  const official = [
    ["JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", oneOf("CompteLib", "CompteLIB")],
    [oneOf("CompAuxNum", "CompteAuxNum"), oneOf("CompAuxLib", "CompteAuxLib"), "PieceRef", "PieceDate", "EcritureLib"],
    [...money, "EcritureLet", "DateLet", "ValidDate", oneOf("Montantdevise", "MontantDevise"), "Idevise"],
  ].flat();
  const columns = [...official, ...(rarely(4) ? ["NumFacture", "Section"] : [])];
  if (rarely(4)) columns.sort(() => random(3) - 1);
  const trailing = rarely(6) ? separator : "";
  const leaveOut = rarely(6);
  const defects = rarely(3) ? 0 : 1;
  const quoted = rarely(5);
  const padded = rarely(5);
  const dateStyle = random(8);
  const amountStyle = random(7);

  const amount = (cents: number): string => {
    const sign = cents < 0 ? "-" : "";
    const [euros, rest] = [Math.floor(Math.abs(cents) / 100), String(Math.abs(cents) % 100).padStart(2, "0")];
    if (amountStyle === 1) return `${sign || "+"}${String(euros).padStart(9, "0")},${rest}`;
    if (amountStyle === 2) return `${euros},${rest}${sign}`;
    if (amountStyle === 3) return `${sign}${euros}.${rest}`;
    if (amountStyle === 4 && cents % 100 === 0) return `${sign}${euros}`;
    if (amountStyle === 5) return `   ${sign}${euros},${rest}0`;
    if (amountStyle === 6 && cents === 0) return "";
    return `${sign}${euros},${rest}`;
  };
  const dateOf = (month: number, date: number) => {
    const [m, d] = [month, date].map((each) => String(each).padStart(2, "0"));
    return dateStyle === 0 ? `2026-${m}-${d}` : dateStyle === 1 ? `${d}/${m}/2026` : `2026${m}${d}`;
  };
  const spoilt = (cells: Record<string, string>, label: string): string => {
    const text = cells[label] ?? "";
    return (
      text +
      oneOf(separator, `${separator} ${separator}`, "\n", "\n\n", "\r\n", " \n x", `${separator}12,00`, "\r") +
      oneOf("", "suite", "20260105")
    );
  };

  const namedBy = oneOf("number", "number", "name", "label");
  const rows: string[] = [];
  for (let entry = 1; entry <= 12; entry++) {
    const [month, date] = [1 + random(12), 1 + random(28)];
    const [customer, cents] = [random(5), random(8) === 0 ? 0 : 100 + random(500_000)];
    const sign = rarely(12) ? -1 : 1;
    for (const side of [1, -1]) {
      const isCustomer = side === 1;
      const value = side * sign * cents * (rarely(9) ? -1 : 1);
      const shown = bySense
        ? { Montant: amount(Math.abs(value)), Sens: (value >= 0 ? senses[0] : senses[1]) as string }
        : { Debit: amount(value > 0 ? value : 0), Credit: amount(value < 0 ? -value : 0), Crédit: amount(value < 0 ? -value : 0) };
      const cells: Record<string, string> = {
        JournalCode: oneOf("VE", "BQ"),
        JournalLib: "Ventes",
        EcritureNum: rarely(9) ? "0" : String(entry),
        EcritureDate: dateOf(month, date),
        CompteNum: isCustomer ? oneOf("411000", "4110", "411000", "4117") : oneOf("707000", "512000", "445710", ""),
        CompteLib: "Clients",
        CompteLIB: "Clients",
        CompAuxNum: isCustomer && namedBy === "number" ? `C${customer}` : "",
        CompteAuxNum: isCustomer && namedBy === "number" ? `C${customer}` : "",
        CompAuxLib: isCustomer && namedBy !== "label" ? `Société ${customer}` : "",
        CompteAuxLib: isCustomer && namedBy !== "label" ? `Société ${customer}` : "",
        PieceRef: rarely(9) ? "" : `FA-${entry}`,
        PieceDate: rarely(9) ? "" : dateOf(month, date),
        EcritureLib: namedBy === "label" ? `Règlement n° ${entry} de la ${people[customer] as string}` : `Règlement n° ${entry}`,
        EcritureLet: rarely(3) ? oneOf("A", "B", "12") : "",
        DateLet: "",
        ValidDate: rarely(5) ? "" : dateOf(month, date),
        ...shown,
        NumFacture: "x",
        Section: "",
      };
      if (defects && rarely(7)) {
        const field = oneOf("Debit", "Credit", "Crédit", "Montant", "Sens", "EcritureDate", "CompteNum", "label", "label", "label", "date");
        if (field === "label") {
          const label = oneOf("EcritureLib", "EcritureLib", "CompAuxLib", "CompteLib", "JournalLib", "PieceRef", "Section");
          cells[label] = spoilt(cells, label);
        } else if (field === "CompteNum") cells[field] = oneOf("CLIENT", "411000", "");
        else if (field === "date") cells["PieceDate"] = "00000000";
        else cells[field] = oneOf("12O,00", "1 234,56", "1.234", "", "20260231", "-", "1e3", "\u00a0", "0,00");
      }
      let row = columns.map((name) => {
        const text = cells[name] ?? "";
        const wrapped = quoted && rarely(3) ? `"${text}"` : text;
        return padded ? wrapped.padEnd(14) : wrapped;
      });
      if (leaveOut) while (row.at(-1)?.trim() === "") row.pop();
      if (defects && rarely(30)) row = row.slice(0, random(row.length));
      if (defects && rarely(20)) row.push("", "");
      rows.push(row.join(separator) + trailing);
      if (rarely(30)) rows.push("");
    }
  }
  const end = oneOf(lineEnd, "", "\u001a", `${lineEnd}\u001a`);
  const text = [columns.join(separator) + trailing, ...rows].join(lineEnd) + end;
  return Buffer.from(encoding === "utf8" && rarely(3) ? `\ufeff${text}` : text, encoding);
}
