import { AgentStateMenu } from './AgentStateMenu.tsx';
import { CallControls } from './CallControls.tsx';
import { DevicesMenu } from './DevicesMenu.tsx';
import { DialField } from './DialField.tsx';
import { LineQuality } from './LineQuality.tsx';
import { RecordingControl } from './RecordingControl.tsx';
import { RegistrationLamp } from './RegistrationLamp.tsx';
import { WrapUpClock } from './WrapUpClock.tsx';
import './softphone.css';

/** The bar on top of every page: the seat's state, dialling, the focused call's controls, and the lamps. */
export function SoftphoneBar() {
  return (
    <header className="softphone">
      <AgentStateMenu />
      <WrapUpClock />
      <DialField />
      <CallControls />
      <span className="bar-space" />
      <RecordingControl />
      <LineQuality />
      <DevicesMenu />
      <RegistrationLamp />
    </header>
  );
}
