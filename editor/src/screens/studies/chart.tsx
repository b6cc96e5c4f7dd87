// Studies, chart: the invoices of months as stacked bars, a colour a clause. The table beside it
// says the same in exact numbers.
import { useComputedColorScheme } from '@mantine/core';
import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, use as equip, init } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { usePrinting } from '../../parts/print.tsx';
import { useSpeech } from '../../texts/language.tsx';
import type { Outcome } from './compute.ts';

equip([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

const HEIGHT = 300;
/** Pixels between the margins of an A4 page. */
const PAPER_WIDTH = 680;

/** The chart of a projection. */
export function Chart({ outcome, label }: { readonly outcome: Outcome; readonly label: string }) {
  const { month, money, count } = useSpeech();
  const isPrinting = usePrinting();
  const chosen = useComputedColorScheme('light');
  const scheme = isPrinting ? 'light' : chosen;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return;
    const chart: ECharts = init(place.current, scheme === 'dark' ? 'dark' : undefined);
    const { periods, clauses } = outcome.simulation;
    const billing = clauses.filter(({ months }) => months.some((amount) => /[1-9]/.test(amount)));
    chart.setOption({
      animation: false,
      backgroundColor: 'transparent',
      aria: { enabled: false },
      grid: { left: 8, right: 8, top: 34, bottom: 4, containLabel: true },
      legend: { top: 0, type: 'scroll' },
      tooltip: {
        trigger: 'item',
        // The amount as computed, not the length of a bar.
        formatter: ({ seriesIndex = 0, dataIndex = 0 }) => {
          const one = billing[seriesIndex];
          const amount = money(one?.months[dataIndex] ?? '', outcome.currency);
          return `${one?.clause} ${one?.title}<br>${amount}`;
        },
      },
      xAxis: { type: 'category', data: periods.map(({ period }) => month(period)) },
      yAxis: {
        type: 'value',
        name: outcome.currency,
        axisLabel: { formatter: (value: number) => count(value) },
      },
      series: billing.map(({ clause, title, months }) => ({
        type: 'bar',
        stack: 'invoice',
        name: `${clause} ${title}`,
        data: months.map(Number),
      })),
    });
    // Paper is as wide as it is, whatever the screen was.
    if (isPrinting) chart.resize({ width: PAPER_WIDTH });
    const sized = new ResizeObserver(() => {
      if (!isPrinting) chart.resize();
    });
    sized.observe(place.current);
    return () => {
      sized.disconnect();
      chart.dispose();
    };
  }, [outcome, scheme, isPrinting, month, money, count]);
  // In a window that has just become narrower it is drawn anew after a moment.
  const style = { height: HEIGHT, overflow: 'hidden' };
  return <div ref={place} role="img" aria-label={label} style={style} />;
}
