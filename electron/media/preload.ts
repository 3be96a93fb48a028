import { ipcRenderer } from 'electron';
import { mediaPortMessage } from '../../shared/media/mediaProtocol.ts';

/** All the bridge there is: the one port from main goes on into the page, which has no other way out. */
ipcRenderer.on(mediaPortMessage, (event) => {
  window.postMessage(mediaPortMessage, window.location.origin, [...event.ports]);
});
