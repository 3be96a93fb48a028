import { createRoot } from 'react-dom/client';
import { bridge } from '../bridge/bridge.ts';
import { useMirror } from '../stores/consoleStore.ts';
import { followMain } from '../stores/followMain.ts';
import { followLocale } from '../texts/followLocale.ts';
import { startTexts } from '../texts/texts.ts';
import { Pop } from './Pop.tsx';
import { DrawnAgain } from '../ui/DrawnAgain.tsx';
import { followTheme } from '../ui/followTheme.ts';
import '../ui/tokens.css';
import './pop.css';

document.documentElement.dataset['system'] = bridge().platform;
startTexts('zh-CN');
followLocale(useMirror);
followTheme(useMirror);
followMain(bridge(), useMirror);

// Typing must never answer or reject: this window is not meant to have the keyboard, and ignores it if it has.
window.addEventListener('keydown', (event) => event.preventDefault(), { capture: true });

const root = document.getElementById('root');
if (root) createRoot(root).render(<DrawnAgain><Pop /></DrawnAgain>);
