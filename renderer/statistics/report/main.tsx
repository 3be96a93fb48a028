import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { initReactI18next } from 'react-i18next';
import type { ReportContent } from '../../../shared/statistics/report.ts';
import { showLocale, startTexts } from '../../texts/texts.ts';
import { loadChinaMap } from '../echartsParts.ts';
import { Report } from './Report.tsx';
import '../../ui/tokens.css';
import './report.css';

declare global {
  interface Window {
    /** Draws a report and tells how high it became, in device-independent pixels. */
    showReport: (content: ReportContent) => Promise<number>;
  }
}

/** Charts draw when they know their width. */
const frames = 3;

function nextFrame(): Promise<void> {
  // A hidden window may paint no frames: a short while does as well.
  return new Promise((resolve) => {
    const late = setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      clearTimeout(late);
      resolve();
    });
  });
}

window.showReport = async (content) => {
  startTexts(content.locale, initReactI18next);
  showLocale(content.locale);
  document.documentElement.dataset['theme'] = 'light';
  if (navigator.platform.startsWith('Linux')) document.documentElement.dataset['system'] = 'linux';
  const [root] = await Promise.all([document.getElementById('root'), loadChinaMap(), document.fonts.ready]);
  if (root === null) throw new Error('The report page has no place to draw in.');
  // At once: on a busy computer React would still be drawing when the frames have passed.
  flushSync(() => createRoot(root).render(<Report content={content} />));
  for (let frame = 0; frame < frames; frame += 1) await nextFrame();
  return document.documentElement.scrollHeight;
};
