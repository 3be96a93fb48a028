/**
 * Known faults of the source data, each with its reason. The source merges area codes into two digits where only one
 * code begins so; the real codes are of the national numbering plan.
 */
export const realAreaCodes: Readonly<Record<string, string>> = { '33': '335', '34': '349', '58': '580', '70': '701' };

/** Counties and county-level cities listed beside the prefecture that contains them: naming both says the same twice. */
export const insidePrefecture = new Set(['珲春', '延吉', '梅河口', '巢湖', '顺德', '潮阳', '双湖', '仲巴县', '嘉黎县', '聂荣县', '申扎县', '班戈县', '尼玛县', '普兰县', '扎达县']);

/** English spellings that are cut short, older than the city's name, or not what its own people use. */
export const betterEnglish: Readonly<Record<string, string>> = { Xiangfan: 'Xiangyang', Hulun: 'Hulunbuir', Xilin: 'Xilingol', Urumchi: 'Urumqi' };
