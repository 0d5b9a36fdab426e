import { expect, it } from "vitest";
import { SvgBars } from "../../src/server/pages/svg-bars.tsx";

const bar = (label: string, share: number) => ({ label, note: `${share}`, share, tone: "band-0" });

it("draws a bar per band, as long as its share, and never out of the chart", () => {
  const svg = String(
    SvgBars({ id: "x", title: "Balance âgée", desc: "", bars: [bar("a", 0.5), bar("b", 0), bar("c", 1.2), bar("d", -1)] }),
  );
  expect([...svg.matchAll(/class="band-0"[^>]*width="([^"]*)"/g)].map((match) => match[1])).toEqual(["50%", "0%", "100%", "0%"]);
});

it("tells a screen reader what it shows", () => {
  const svg = String(SvgBars({ id: "x", title: "Balance âgée", desc: "Non échu : 10 €", bars: [] }));
  expect(svg).toContain('role="img" aria-labelledby="x-title x-desc"');
  expect(svg).toContain('<title id="x-title">Balance âgée</title><desc id="x-desc">Non échu : 10 €</desc>');
});
