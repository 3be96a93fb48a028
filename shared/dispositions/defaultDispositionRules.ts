import type { DispositionRules } from './disposition.ts';

/** The write-up tree of a company that has not made its own. */
export const defaultDispositionRules: DispositionRules = {
  reasons: [
    {
      id: 'enquiry', label: { 'zh-CN': '咨询', en: 'Enquiry' },
      results: [
        { id: 'solved', label: { 'zh-CN': '已解决', en: 'Solved' }, followUp: 'none' },
        { id: 'call-back', label: { 'zh-CN': '需回电', en: 'To be called back' }, followUp: 'callBack' },
      ],
    },
  ],
  requiredQueues: [],
};
