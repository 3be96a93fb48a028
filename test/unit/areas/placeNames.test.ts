import { describe, expect, it, test } from 'vitest';
import { shortCity, shortProvince } from '../../../shared/areas/placeNames.ts';
import { readBsonStrings } from '../../../resources/areas/bsonStrings.ts';
import { pairNames, readChinesePlace, readEnglishPlace } from '../../../resources/areas/sourcePlaces.ts';

test.each([
  ['广东省', '广东'], ['广东', '广东'], ['广西壮族自治区', '广西'], ['内蒙古自治区', '内蒙古'], ['新疆维吾尔自治区', '新疆'], ['北京市', '北京'], ['香港特别行政区', '香港'], [' 浙江省 ', '浙江'],
])('province %s is called %s', (long, short) => expect(shortProvince(long)).toBe(short));

test.each([
  ['深圳市', '深圳'], ['深圳', '深圳'], ['恩施土家族苗族自治州', '恩施'], ['黔东南苗族侗族自治州', '黔东南'], ['克孜勒苏柯尔克孜自治州', '克孜勒苏'],
  ['博尔塔拉蒙古自治州', '博尔塔拉'], ['伊犁哈萨克自治州', '伊犁'], ['海西蒙古族藏族自治州', '海西'], ['德宏傣族景颇族自治州', '德宏'], ['毕节地区', '毕节'],
  ['锡林郭勒盟', '锡林郭勒'], ['兴安盟', '兴安盟'], ['神农架林区', '神农架'], ['大兴安岭地区', '大兴安岭'], ['索县', '索县'], ['襄樊市', '襄阳'], ['株州市', '株洲'], ['', ''],
])('city %s is called %s', (long, short) => expect(shortCity(long)).toBe(short));

describe('the source data', () => {
  it('has its Chinese place texts split into province and cities', () => {
    expect(readChinesePlace('广东省深圳市')).toEqual({ province: '广东', cities: ['深圳'] });
    expect(readChinesePlace('内蒙古包头市')).toEqual({ province: '内蒙古', cities: ['包头'] });
    expect(readChinesePlace('天津')).toEqual({ province: '天津', cities: ['天津'] });
    expect(readChinesePlace('四川省成都市、资阳市、眉山市')).toEqual({ province: '四川', cities: ['成都', '资阳', '眉山'] });
    expect(readChinesePlace('湖北省襄樊市、襄樊市')).toEqual({ province: '湖北', cities: ['襄阳'] });
    expect(readChinesePlace('吉林省延边朝鲜族自治州、珲春市、延吉市')).toEqual({ province: '吉林', cities: ['延边'] });
    expect(() => readChinesePlace('火星')).toThrow('No province');
  });

  it('gets apostrophes back in its English names', () => {
    expect(readEnglishPlace('XiAn/Xianyang, Shaanxi')).toEqual({ province: 'Shaanxi', cities: ["Xi'an", 'Xianyang'] });
    expect(readEnglishPlace('Da Hinggan Ling, Heilongjiang').cities).toEqual(['Da Hinggan Ling']);
    expect(readEnglishPlace('Beijing')).toEqual({ province: 'Beijing', cities: ['Beijing'] });
  });

  it('pairs names by prefix, the more frequent spelling winning and unknown ones staying Chinese', () => {
    const chinese = new Map([['354', '山西省晋中市'], ['1300354', '山西省晋中市'], ['1310354', '山西省晋中市'], ['24', '辽宁省沈阳市、铁岭市']]);
    const english = new Map([['354', 'Yuci, Shanxi'], ['1300354', 'Jinzhong, Shanxi'], ['1310354', 'Jinzhong, Shanxi'], ['24', 'Shenyang/Tieling, Liaoning']]);
    const names = pairNames(chinese, english);
    expect(names.city('山西', '晋中')).toEqual({ zh: '晋中', en: 'Jinzhong' });
    expect(names.province('山西')).toEqual({ zh: '山西', en: 'Shanxi' });
    expect(names.city('辽宁', '沈阳')).toEqual({ zh: '沈阳', en: '沈阳' });
  });

  it('is read from BSON strings, and anything else in it is an error', () => {
    const element = (type: number) => [type, ...Buffer.from('10\0'), 7, 0, 0, 0, ...Buffer.from('北京\0')];
    const document = (body: number[]) => Uint8Array.from([body.length + 5, 0, 0, 0, ...body, 0]);
    expect([...readBsonStrings(document(element(2)))]).toEqual([['10', '北京']]);
    expect(() => readBsonStrings(document(element(3)))).toThrow('type 3');
  });
});
