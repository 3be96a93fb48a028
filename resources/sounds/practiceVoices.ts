import type { ClipName } from '../../shared/practice/clipNames.ts';

/** How a speaker sounds: an espeak-ng voice with variant, pitch 0–99, words per minute. */
export interface Speaker {
  readonly voice: string;
  readonly pitch: number;
  readonly speed: number;
}

/**
 * `cmn-latn-pinyin` and not `cmn`: in espeak-ng 1.51 `cmn` reads the pinyin behind each character as English.
 * Variants: f2, f5 women; m3, m7 men; none the plain voice.
 */
const speakers = {
  woman: { voice: 'cmn-latn-pinyin+f2', pitch: 62, speed: 175 },
  youngWoman: { voice: 'cmn-latn-pinyin+f5', pitch: 75, speed: 190 },
  man: { voice: 'cmn-latn-pinyin+m3', pitch: 38, speed: 170 },
  oldMan: { voice: 'cmn-latn-pinyin+m7', pitch: 28, speed: 150 },
  foreigner: { voice: 'en-gb+m3', pitch: 42, speed: 155 },
} as const satisfies Record<string, Speaker>;

/** A clip: spoken text, or a pure tone by which a test recognises the caller's channel. */
export type VoiceScript =
  | { readonly kind: 'speech'; readonly speaker: Speaker; readonly text: string }
  | { readonly kind: 'tone'; readonly hertz: number; readonly seconds: number };

const speech = (speaker: Speaker, text: string): VoiceScript => ({ kind: 'speech', speaker, text });
const tone = (hertz: number): VoiceScript => ({ kind: 'tone', hertz, seconds: 2 });

const { woman, youngWoman, man, oldMan, foreigner } = speakers;

/** What each clip says. Pinyin with tone numbers stands where espeak-ng would pick the wrong reading of a character. */
export const practiceVoices: Readonly<Record<ClipName, VoiceScript>> = {
  vipAirConditioner: speech(woman, '你好，我是深圳华强电子的王丽。办公室的 kong1 tiao2 从早上开始不制冷了。'),
  vipAddress: speech(woman, '地址还是老地方，华强北路三十号八楼。今天下午能不能派师傅上门看一下？'),
  vipThanks: speech(woman, '好的，那我等师傅的电话，谢谢你，再见。'),
  landlineInvoice: speech(man, '您好，上海浦江贸易。我想查一下上个月的发票寄出来没有。'),
  landlineOrder: speech(man, '订单号是二零二六，一一零三。抬头没有变，还是原来的公司名称。'),
  mobileDelivery: speech(oldMan, '喂，你好。我买的洗衣机说好昨天送到，到现在还没有消息。'),
  mobileUrgent: speech(oldMan, '我已经打了两次电话了，请你帮我催一下，今天一定要有个结果。'),
  foreignEnglish: speech(foreigner, 'Hello, I am calling from abroad. I bought a rice cooker in Shenzhen and the display shows error five. Can you help me in English?'),
  hongKongWarranty: speech(man, '你好，我在香港。机器是在深圳买的，想问一下在香港可不可以保修。'),
  anonymousComplaint: speech(oldMan, '我要投诉。你们上次来的师傅态度很差，问题也没有解决。我不想留电话。'),
  newPriceQuestion: speech(youngWoman, '你好，我第一次打来。我想问一下你们新款的净水机多少钱，有没有优惠？'),
  newModel: speech(youngWoman, '家里三口人，用哪一款比较合适？'),
  blockedSales: speech(man, '老板你好，我们这里有一个很好的项目，想跟您介绍一下。'),
  secondCallHurry: speech(youngWoman, '你好，我是杭州西溪科技的周敏。我们那四十台的报价今天能不能发给我？领导在等。'),
  longMenuTired: speech(woman, '哎呀，终于有人接了。你们的菜单按了九次才到人工，我都快忘了要问什么了。'),
  holdMoment: speech(man, '不好意思，你稍等一下，我这边有人找。'),
  holdBack: speech(man, '好了，我回来了。我们 jie1 zhe5 说退货的事。'),
  arrearsTopUp: speech(woman, '你好，我是会员。请问我的积分什么时候过期，可以换什么礼品？'),
  hello: speech(youngWoman, '喂，你好，听得到吗？'),
  goodbye: speech(youngWoman, '好的，谢谢，再见。'),
  calleeHello: speech(man, '喂，你好，哪位？'),
  calleeGoesOn: speech(man, '好的，我知道了，谢谢你打电话来。'),
  tone440: tone(440),
  tone1000: tone(1000),
};
