import { useEffect } from 'react';
import { Tag } from 'antd';
import { create } from 'zustand';
import type { TagStyle } from '../../shared/customers/tagStyle.ts';
import { ask } from '../bridge/send.ts';
import { useCustomerRevision } from './customerRevision.ts';

const useStyles = create<{ readonly styles: ReadonlyMap<string, TagStyle> }>(() => ({ styles: new Map() }));

/** Asks main for the looks of tags; once in a page is enough. */
export function useTagStyles(): readonly TagStyle[] {
  const revision = useCustomerRevision();
  useEffect(() => {
    void ask('customer:tagStyles', {}).then((reply) => {
      if (reply.ok) useStyles.setState({ styles: new Map(reply.value.map((style) => [style.tag, style])) });
    });
  }, [revision]);
  return [...useStyles(({ styles }) => styles).values()];
}

const shapes: Readonly<Record<TagStyle['shape'], string>> = {
  round: 'M5 .5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z', square: 'M.8.8h8.4v8.4H.8Z', diamond: 'M5 0 10 5 5 10 0 5Z', triangle: 'M5 .4 9.8 9.4H.2Z',
  star: 'M5 .2 6.5 3.5l3.5.4-2.6 2.4.7 3.5L5 8 1.9 9.8l.7-3.5L0 3.9l3.5-.4Z',
};

export function TagShape({ style }: { readonly style: TagStyle }) {
  return <svg className={`tag-shape tag-${style.colour}`} viewBox="0 0 10 10" width="9" height="9" fill="currentColor" aria-hidden="true"><path d={shapes[style.shape]} /></svg>;
}

/** A tag with its colour and its shape. */
export function TagMark({ tag }: { readonly tag: string }) {
  const style = useStyles(({ styles }) => styles.get(tag));
  return <Tag className="tag-mark">{style !== undefined && <TagShape style={style} />}{tag}</Tag>;
}
