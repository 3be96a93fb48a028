import { mediaPortMessage } from '../../shared/media/mediaProtocol.ts';
import { MediaPage } from './mediaPage.ts';

/** The preload hands in exactly one port; later ones are not looked at. */
function accept(event: MessageEvent): void {
  const [port] = event.ports;
  if (event.source !== window || event.data !== mediaPortMessage || !port) return;
  window.removeEventListener('message', accept);
  new MediaPage(port).start();
}

window.addEventListener('message', accept);
