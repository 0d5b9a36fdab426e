import type { RulesDiff } from "../../rules/diff.ts";
import { saySegment } from "../../text/names.ts";
import type { Voice } from "./voice.ts";

/** Segments before (rows) and after (columns): how many dossiers went from one to the other, darker where there are more. */
export function SegmentMoves({ diff: { segments, cells }, voice: { t, format, language } }: { diff: RulesDiff; voice: Voice }) {
  const used = segments.filter((name) => cells.some((cell) => cell.from === name || cell.to === name));
  const count = (from: string, to: string) => cells.find((cell) => cell.from === from && cell.to === to)?.dossiers ?? 0;
  const most = Math.max(1, ...cells.filter((cell) => cell.from !== cell.to).map((cell) => cell.dossiers));
  const tone = (from: string, to: string) =>
    from === to || count(from, to) === 0 ? "same" : `heat-${Math.max(1, Math.ceil((3 * count(from, to)) / most))}`;
  return (
    <div class="scroll">
      <table class="moves">
        <caption>{t("Lignes : avant ; colonnes : après.", "Rows: before; columns: after.")}</caption>
        <thead>
          <tr>
            <td></td>
            {used.map((name) => (
              <th scope="col">{saySegment(name, language)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {used.map((from) => (
            <tr>
              <th scope="row">{saySegment(from, language)}</th>
              {used.map((to) => (
                <td class={tone(from, to)}>{count(from, to) === 0 ? "·" : format.number(count(from, to))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
