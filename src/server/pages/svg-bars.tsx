export interface Bar {
  readonly label: string;
  /** Written at the end of the label's line: `42 %`. */
  readonly note: string;
  /** Length, 0 to 1. */
  readonly share: number;
  /** Class that colours it. */
  readonly tone: string;
}

const rowHeight = 40;

/**
 * Horizontal bars, each under its label. Lengths are percentages and texts keep their size, so that the chart is as
 * legible on a phone as on paper. `title` and `desc` are what a screen reader says; `id` is unique in the page.
 */
export function SvgBars({ id, title, desc, bars }: { id: string; title: string; desc: string; bars: readonly Bar[] }) {
  return (
    <svg width="100%" height={bars.length * rowHeight} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{desc}</desc>
      {bars.map(({ label, note, share, tone }, index) => {
        const y = index * rowHeight;
        return (
          <g>
            <text x="0" y={y + 14}>
              {label}
            </text>
            <text x="100%" y={y + 14} text-anchor="end">
              {note}
            </text>
            <rect class="rail" x="0" y={y + 21} width="100%" height="9" rx="2" />
            <rect class={tone} x="0" y={y + 21} width={`${percent(share)}%`} height="9" rx="2" />
          </g>
        );
      })}
    </svg>
  );
}

function percent(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
}
