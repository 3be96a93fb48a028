import { useEffect, useMemo, useState } from 'react';
import { cityOfPlace, provinces, regionOfPlace } from '../../shared/statistics/callPlace.ts';
import type { FigureGroup } from '../../shared/statistics/figures.ts';
import { share } from '../../shared/statistics/measures.ts';
import { placeIn } from '../../shared/areas/areaTextIn.ts';
import { placeLabel, regionLabel } from '../../shared/statistics/regionNames.ts';
import { useLocale } from '../ui/useLocale.ts';
import { Chart } from './Chart.tsx';
import { axisText, tooltip, usePalette } from './chartTheme.ts';
import { chinaMap, chinaMapIsLoaded, loadChinaMap } from './echartsParts.ts';
import { cellText, countText, shareText } from './figureText.ts';
import { Section } from './Section.tsx';
import { pickOf, useStatisticsView } from './statisticsView.ts';

interface Region {
  readonly key: string;
  readonly offered: number;
  readonly before: number;
  readonly answered: number;
  readonly countable: number;
}

function regionsOf(places: readonly FigureGroup[], keyOf: (place: string) => string): Region[] {
  const sums = new Map<string, { offered: number; before: number; answered: number; countable: number }>();
  for (const { key, measures, before } of places) {
    const name = keyOf(key);
    const sum = sums.get(name) ?? { offered: 0, before: 0, answered: 0, countable: 0 };
    sum.offered += measures.offered;
    sum.before += before.offered;
    sum.answered += measures.answered;
    sum.countable += measures.offered - measures.elsewhere - measures.open;
    sums.set(name, sum);
  }
  return [...sums].map(([key, sum]) => ({ key, ...sum })).filter(({ offered }) => offered > 0).sort((a, b) => b.offered - a.offered);
}

/** Where callers' numbers belong: the map of the provinces, a list of regions, and the cities of the chosen one. */
export function AreasSection() {
  const { content: { figures }, words, open, print } = useStatisticsView();
  const [region, setRegion] = useState<string | null>(null);
  // A report loads the map before it draws: what comes a moment later would not be printed.
  const [ready, setReady] = useState(chinaMapIsLoaded);
  const locale = useLocale();
  const palette = usePalette();
  useEffect(() => {
    let current = true;
    void loadChinaMap().then(() => current && setReady(true));
    return () => { current = false; };
  }, []);
  const regions = useMemo(() => regionsOf(figures.places, regionOfPlace), [figures.places]);
  const listed = region === null ? regions : regionsOf(figures.places.filter(({ key }) => regionOfPlace(key) === region), (key) => key);

  const option = useMemo(() => {
    const offeredOf = new Map(regions.map(({ key, offered }) => [key, offered]));
    const data = provinces.map((name) => ({ name, value: Math.sqrt(offeredOf.get(name) ?? 0) }));
    const most = Math.max(1, ...provinces.map((name) => offeredOf.get(name) ?? 0));
    return {
      tooltip: { ...tooltip(palette), formatter: ({ name }: { name: string }) => `${regionLabel(name, locale, words)}  <b>${countText(offeredOf.get(name) ?? 0, locale)}</b>` },
      // By the root: the home province, with most of the calls, would leave all the others one pale colour.
      visualMap: { min: 0, max: Math.sqrt(most), formatter: (root: number) => countText(root * root, locale), left: 0, bottom: 0, itemWidth: 12, itemHeight: 90, text: [countText(most, locale), '0'], textStyle: axisText(palette), inRange: { color: [palette.sunken, palette.accent] } },
      series: [{
        type: 'map', map: chinaMap, data, roam: false, left: 30, right: 4, top: 4, bottom: 4, preserveAspect: 'contain', cursor: 'pointer', label: { show: false }, selectedMode: false,
        itemStyle: { borderColor: palette.lineStrong, borderWidth: 0.7, areaColor: palette.sunken }, emphasis: { label: { show: false }, itemStyle: { areaColor: palette.warnSoft, borderColor: palette.warn } },
      }],
    };
  }, [regions, palette, locale, words]);

  const pickRegion = (key: string): void => {
    const whole = region === null;
    open?.(pickOf({ thing: 'offered', place: whole ? `${key}/*` : key }), whole ? regionLabel(key, locale, words) : placeLabel(key, locale, words), null);
  };

  return (
    <Section section="areas" wide onRow={open ? (row) => { const place = figures.places[row]; if (place) open(pickOf({ thing: 'offered', place: place.key }), placeLabel(place.key, locale, words), place.measures.offered); } : undefined}>
      <div className="areas">
        <div>
          {ready && <Chart option={option} height={print ? 300 : 380} label={words('view.chartOf', { title: words('section.areas') })} onClick={({ name }) => { if (regions.some(({ key }) => key === name)) setRegion(name); }} />}
          <p className="muted-text areas-note">{words('map.note')}</p>
        </div>
        <div className="area-list">
          <header>
            {region === null ? <span className="muted-text">{words('map.drill')}</span> : (
              <>
                <b>{words('map.cities', { region: regionLabel(region, locale, words) })}</b>
                <button type="button" className="figure-link" onClick={() => setRegion(null)}>{words('map.back')}</button>
              </>
            )}
          </header>
          <AreaRows regions={listed} total={figures.total.offered} nameOf={(key) => (region === null ? regionLabel(key, locale, words) : cityOfPlace(key) === '' ? regionLabel(region, locale, words) : placeIn(cityOfPlace(key), locale))} onRow={open ? pickRegion : undefined} onDrill={region === null && open ? setRegion : undefined} />
        </div>
      </div>
    </Section>
  );
}

interface AreaRowsProps {
  readonly regions: readonly Region[];
  readonly total: number;
  readonly nameOf: (key: string) => string;
  readonly onRow?: ((key: string) => void) | undefined;
  readonly onDrill?: ((key: string) => void) | undefined;
}

function AreaRows({ regions, total, nameOf, onRow, onDrill }: AreaRowsProps) {
  const { words, print } = useStatisticsView();
  const locale = useLocale();
  const most = Math.max(1, ...regions.map(({ offered }) => offered));
  return (
    <div className="area-rows">
      <table className="statistics-table">
        <thead>
          <tr>
            <th scope="col">{words('column.areas')}</th>
            <th scope="col" data-kind="count">{words('measure.offered')}</th>
            <th scope="col" data-kind="share">{words('column.share')}</th>
            <th scope="col" data-kind="share">{words('measure.answeredRate')}</th>
            <th scope="col" data-kind="share">{words('column.change')}</th>
          </tr>
        </thead>
        <tbody>
          {regions.slice(0, print ? 14 : undefined).map((region) => (
            <tr key={region.key} data-testid="area-row">
              <th scope="row">
                {onDrill ? <button type="button" className="figure-link" onClick={() => onDrill(region.key)}>{nameOf(region.key)}</button> : nameOf(region.key)}
              </th>
              <td data-kind="count" className="figure-bar">
                <i style={{ width: `${(region.offered / most) * 100}%` }} />
                {onRow ? <button type="button" className="figure-link" title={words('calls.open')} onClick={() => onRow(region.key)}>{countText(region.offered, locale)}</button> : countText(region.offered, locale)}
              </td>
              <td data-kind="share">{cellText(share(region.offered, total), 'share', locale)}</td>
              <td data-kind="share">{cellText(share(region.answered, region.countable), 'share', locale)}</td>
              <td data-kind="share">{region.before === 0 ? '–' : `${region.offered >= region.before ? '+' : '−'}${shareText(Math.abs(region.offered / region.before - 1), locale)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

