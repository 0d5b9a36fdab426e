export interface WeekBar {
  /** Said by a screen reader and shown on hover. */
  readonly name: string;
  /** Written under the bar, when there is room: the month that begins. */
  readonly label?: string;
  /** From the bottom up. */
  readonly parts: readonly { readonly value: number; readonly tone: string }[];
}

const height = 150;
const room = 22;

/**
 * Upright bars side by side, each made of parts. Places are percentages and texts keep their size, as in `SvgBars`. `id` is
 * unique in the page.
 */
export function SvgWeeks({ id, title, desc, weeks }: { id: string; title: string; desc: string; weeks: readonly WeekBar[] }) {
  const most = Math.max(1, ...weeks.map(({ parts }) => parts.reduce((sum, part) => sum + part.value, 0)));
  const step = 100 / Math.max(1, weeks.length);
  return (
    <svg width="100%" height={height + room} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{desc}</desc>
      {weeks.map(({ name, label, parts }, index) => {
        const x = `${round(index * step)}%`;
        let y = height;
        return (
          <g>
            <title>{name}</title>
            {parts.map(({ value, tone }) => {
              const tall = round((value / most) * (height - 4));
              y -= tall;
              return value > 0 && <rect class={tone} x={x} y={round(y)} width={`${round(step * 0.82)}%`} height={tall} />;
            })}
            {label !== undefined && (
              <text class="week" x={x} y={height + 16}>
                {label}
              </text>
            )}
          </g>
        );
      })}
      <rect class="rail" x="0" y={height} width="100%" height="1" />
    </svg>
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
