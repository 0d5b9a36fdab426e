import type { Context } from "hono";
import type { ServerEnv } from "./deps.ts";
import { wantsPage } from "./problem.ts";

const deeds = ["approve", "hold", "stop", "resume", "run"] as const;
export type Deed = (typeof deeds)[number];

/** Where a workspace stands in the service. */
export function baseOf(workspace: string): string {
  return `/w/${workspace}`;
}

/** After a form, back to the page it was on, which says what was done; after an API call, the answer as JSON. */
export function answer(
  c: Context<ServerEnv>,
  deed: Deed,
  body: object,
  { back, count = 1 }: { readonly back?: string | undefined; readonly count?: number },
) {
  if (!wantsPage(c)) return c.json(body);
  const [path, anchor] = (back ?? "plan").split("#");
  return c.redirect(
    `${baseOf(c.get("workspace").settings.name)}/${path}?done=${deed}&count=${count}${anchor === undefined ? "" : `#${anchor}`}`,
    303,
  );
}

/** What the last click did, as the address of the page remembers it. */
export function noticeOf(c: Context<ServerEnv>): string | undefined {
  const deed = deeds.find((one) => one === c.req.query("done"));
  const count = Number(c.req.query("count"));
  if (deed === undefined || !Number.isSafeInteger(count) || count < 0) return undefined;
  const { t, format } = c.get("voice");
  switch (deed) {
    case "approve":
      return count === 0
        ? t("Rien n’attendait d’accord : rien n’a changé.", "Nothing was waiting: nothing has changed.")
        : `${t("Approuvé :", "Approved:")} ${format.count(count, "message", "messages")}${t(" (notes et tâches comprises).", " (notes and tasks included).")}`;
    case "hold":
      return t("La suspension est notée.", "The hold is noted.");
    case "stop":
      return t("Tout est arrêté : rien ne part.", "Everything is stopped: nothing leaves.");
    case "resume":
      return t("Les envois sont de nouveau permis.", "Sendings are allowed again.");
    case "run":
      return t("Le passage est lancé ; rechargez la page dans un instant.", "The run has started; reload the page in a moment.");
  }
}
