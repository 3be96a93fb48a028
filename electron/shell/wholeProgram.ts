/** All that `main.ts` needs once the first processes are under way: one import, so that reading it holds up none of them. */
export { readProvisioningFile } from '../settings/provisioningFile.ts';
export { profileOf } from '../sip/profiles/profileOf.ts';
export { readPassphraseFile } from '../vault/passphraseFile.ts';
export { registerLinks } from '../windows/registerLinks.ts';
export { Program } from './program.ts';
export { runSmoke } from './runSmoke.ts';
export { keepHeapSmall } from './smallHeap.ts';
