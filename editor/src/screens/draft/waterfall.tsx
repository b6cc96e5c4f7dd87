// Draft review, waterfall: from last month's total to this month's, step by step. In: exact texts.
// Out: a drawing; its heights are pixels, so that they may be floats: every amount that is read
// stands in the table beside it, exact.
import { useComputedColorScheme } from '@mantine/core';
import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { graphic, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useSpeech } from '../../texts/language.tsx';
import { VARIANCE } from './draft.texts.ts';

use([BarChart, GridComponent, SVGRenderer]);

const HEIGHT = 210;
const CUT_BEGINS = 0.4;
const COMPACT = { notation: 'compact', maximumFractionDigits: 1 } as const;

/** The drawing of a variance. */
export function Waterfall({
  before,
  steps,
  currency,
}: {
  readonly before: string;
  readonly steps: readonly { readonly name: string; readonly by: string }[];
  readonly currency: string;
}) {
  const { t, language } = useSpeech();
  const isDark = useComputedColorScheme('light') === 'dark';
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return undefined;
    const chart = init(place.current, null, { renderer: 'svg' });
    const ink = isDark ? '#c9ced6' : '#4a5460';
    const bars = barsOf(before, steps, [t(VARIANCE.before), t(VARIANCE.now)]);
    const floor = floorOf(bars);
    const colours = { total: isDark ? '#4d93c2' : '#1f5f8b', more: '#3d9a6d', less: '#d0604f' };
    // A total that does not begin at zero fades away below: its height is not its size.
    const cut = new graphic.LinearGradient(0, 0, 0, 1, [
      { offset: 0, color: colours.total },
      { offset: CUT_BEGINS, color: colours.total },
      { offset: 1, color: `${colours.total}00` },
    ]);
    chart.setOption({
      animation: false,
      grid: { left: 4, right: 4, top: 8, bottom: 4, containLabel: true },
      xAxis: {
        type: 'category',
        data: bars.map(({ name }) => name),
        // Slanted: a bar is narrower than most words.
        axisLabel: { color: ink, interval: 0, fontSize: 10, rotate: 30 },
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        min: floor,
        axisLabel: {
          color: ink,
          fontSize: 10,
          formatter: (value: number) => new Intl.NumberFormat(language, COMPACT).format(value),
        },
        splitLine: { lineStyle: { color: isDark ? '#373a40' : '#e6e9ed' } },
      },
      series: [
        // What carries a bar is not seen.
        {
          type: 'bar',
          stack: 'all',
          silent: true,
          itemStyle: { color: 'transparent' },
          data: bars.map(({ from }) => from),
        },
        {
          type: 'bar',
          stack: 'all',
          silent: true,
          data: bars.map(({ height, kind }) => ({
            value: height,
            itemStyle: { color: kind === 'total' && floor > 0 ? cut : colours[kind] },
          })),
        },
      ],
    });
    const resize = new ResizeObserver(() => chart.resize());
    resize.observe(place.current);
    return () => {
      resize.disconnect();
      chart.dispose();
    };
  }, [before, steps, isDark, language, t]);
  return (
    <div
      ref={place}
      role="img"
      aria-label={`${t(VARIANCE.chart)} (${currency})`}
      style={{ height: HEIGHT }}
    />
  );
}

interface Bar {
  readonly name: string;
  readonly from: number;
  readonly height: number;
  readonly kind: 'total' | 'more' | 'less';
}

// Steps that are small beside the totals would not be seen above zero.
function floorOf(bars: readonly Bar[]): number {
  const levels = bars.flatMap(({ from, height, kind }) =>
    kind === 'total' ? [height] : [from, from + height],
  );
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const span = high - low;
  if (low <= 2 * span) return Math.min(0, low);
  // At a round number, so that the lowest mark stands as far from the next as the others.
  const step = 10 ** Math.ceil(Math.log10(Math.max(1, span / 2)));
  return Math.max(0, Math.floor((low - span / 2) / step) * step);
}

function barsOf(
  before: string,
  steps: readonly { readonly name: string; readonly by: string }[],
  [first, last]: readonly [string, string],
): readonly Bar[] {
  let at = Number(before);
  const bars: Bar[] = [{ name: first, from: 0, height: at, kind: 'total' }];
  for (const { name, by } of steps) {
    const next = at + Number(by);
    const kind = next >= at ? 'more' : 'less';
    bars.push({ name, from: Math.min(at, next), height: Math.abs(next - at), kind });
    at = next;
  }
  return [...bars, { name: last, from: 0, height: at, kind: 'total' }];
}
