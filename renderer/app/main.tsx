// Before every part's own styles, which refine it.
import '../ui/buttons.css';
import { createRoot } from 'react-dom/client';
import { initReactI18next } from 'react-i18next';
import { bridge } from '../bridge/bridge.ts';
import { useMirror } from '../stores/consoleStore.ts';
import { followAreaImport } from '../stores/areaImport.ts';
import { followMain } from '../stores/followMain.ts';
import { followMedia } from '../stores/mediaStore.ts';
import { restInPauses } from '../stores/restInPauses.ts';
import { followLocale } from '../texts/followLocale.ts';
import { startTexts } from '../texts/texts.ts';
import { Console } from './Console.tsx';
import { reached } from '../../shared/kernel/startMoment.ts';
import { afterPicture } from '../ui/afterPicture.ts';
import { followTheme } from '../ui/followTheme.ts';
import '../ui/tokens.css';
import './app.css';

reached('page evaluated');
document.documentElement.dataset['system'] = bridge().platform;
startTexts('zh-CN', initReactI18next);
followLocale(useMirror);
followTheme(useMirror);
followMain(bridge(), useMirror, afterPicture);
followMedia(bridge());
followAreaImport(bridge());
restInPauses(useMirror, () => bridge().giveBackMemory());

const root = document.getElementById('root');
if (root) createRoot(root).render(<Console />);
