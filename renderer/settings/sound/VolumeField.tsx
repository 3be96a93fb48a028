import { Slider } from 'antd';

interface VolumeFieldProps {
  readonly labelledBy: string;
  /** 0–1. */
  readonly volume: number;
  readonly onChange: (volume: number) => void;
}

/** Loudness in steps of five per cent; told once the handle is let go. */
export function VolumeField({ labelledBy, volume, onChange }: VolumeFieldProps) {
  return (
    <div className="volume">
      <Slider
        key={volume}
        ariaLabelledByForHandle={labelledBy}
        min={0}
        max={100}
        step={5}
        defaultValue={Math.round(volume * 100)}
        tooltip={{ formatter: (value) => `${value ?? 0}%` }}
        onChangeComplete={(percent) => onChange(percent / 100)}
      />
      <span className="figure volume-figure">{Math.round(volume * 100)}%</span>
    </div>
  );
}
