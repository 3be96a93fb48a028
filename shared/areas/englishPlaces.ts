/** Made by `resources/areas/buildEnglishPlaces.ts` from the built-in area table; never edited by hand. */
const names = `
七台河=Qitaihe;三明=Sanming;三门峡=Sanmenxia;上海=Shanghai;上饶=Shangrao;东莞=Dongguan;东营=Dongying;中卫=Zhongwei;中山=Zhongshan
临夏=Linxia;临汾=Linfen;临沂=Linyi;临沧=Lincang;丹东=Dandong;丽水=Lishui;丽江=Lijiang;乌兰察布=Ulanqab;乌海=Wuhai;乌鲁木齐=Urumqi
乐山=Leshan;九江=Jiujiang;云南=Yunnan;云浮=Yunfu;亳州=Bozhou;仙桃=Xiantao;伊春=Yichun;伊犁=Ili;佛山=Foshan;佳木斯=Jiamusi;保定=Baoding
保山=Baoshan;信阳=Xinyang;克孜勒苏=Kizilsu;克拉玛依=Karamay;六安=Lu'an;六盘水=Liupanshui;兰州=Lanzhou;兴安盟=Hinggan;内江=Neijiang
内蒙古=Inner Mongolia;凉山=Liangshan;包头=Baotou;北京=Beijing;北海=Beihai;十堰=Shiyan;南京=Nanjing;南充=Nanchong;南宁=Nanning
南平=Nanping;南昌=Nanchang;南通=Nantong;南阳=Nanyang;博尔塔拉=Bortala;厦门=Xiamen;双鸭山=Shuangyashan;台州=Taizhou;合肥=Hefei
吉安=Ji'an;吉林=Jilin;吐鲁番=Turpan;吕梁=Lüliang;吴忠=Wuzhong;周口=Zhoukou;呼伦贝尔=Hulunbuir;呼和浩特=Hohhot;和田=Hotan;咸宁=Xianning
咸阳=Xianyang;哈密=Hami;哈尔滨=Harbin;唐山=Tangshan;商丘=Shangqiu;商洛=Shangluo;喀什=Kashi;嘉兴=Jiaxing;嘉峪关=Jiayuguan;四川=Sichuan
四平=Siping;固原=Guyuan;塔城=Tacheng;大兴安岭=Da Hinggan Ling;大同=Datong;大庆=Daqing;大理=Dali;大连=Dalian;天水=Tianshui
天津=Tianjin;太原=Taiyuan;威海=Weihai;娄底=Loudi;孝感=Xiaogan;宁夏=Ningxia;宁德=Ningde;宁波=Ningbo;安庆=Anqing;安康=Ankang;安徽=Anhui
安阳=Anyang;安顺=Anshun;定西=Dingxi;宜宾=Yibin;宜昌=Yichang;宜春=Yichun;宝鸡=Baoji;宣城=Xuancheng;宿州=Suzhou;宿迁=Suqian
山东=Shandong;山南=Shannan;山西=Shanxi;岳阳=Yueyang;崇左=Chongzuo;巢湖=Chaohu;巴中=Bazhong;巴彦淖尔=Bayannur;巴音郭楞=Bayingolin
常州=Changzhou;常德=Changde;平凉=Pingliang;平顶山=Pingdingshan;广东=Guangdong;广元=Guangyuan;广安=Guang'an;广州=Guangzhou
广西=Guangxi;庆阳=Qingyang;廊坊=Langfang;延安=Yan'an;延边=Yanbian;开封=Kaifeng;张家口=Zhangjiakou;张家界=Zhangjiajie;张掖=Zhangye
徐州=Xuzhou;德宏=Dehong;德州=Dezhou;德阳=Deyang;忻州=Xinzhou;怀化=Huaihua;怒江=Nujiang;恩施=Enshi;惠州=Huizhou;成都=Chengdu
扬州=Yangzhou;承德=Chengde;抚州=Fuzhou;抚顺=Fushun;拉萨=Lhasa;揭阳=Jieyang;攀枝花=Panzhihua;文山=Wenshan;新乡=Xinxiang;新余=Xinyu
新疆=Xinjiang;无锡=Wuxi;日喀则=Xigaze;日照=Rizhao;昆明=Kunming;昌吉=Changji;昌都=Qamdo;昭通=Zhaotong;晋中=Jinzhong;晋城=Jincheng
普洱=Puer;景德镇=Jingdezhen;曲靖=Qujing;朔州=Shuozhou;朝阳=Chaoyang;本溪=Benxi;来宾=Laibin;杭州=Hangzhou;松原=Songyuan;林芝=Nyingchi
果洛=Golog;枣庄=Zaozhuang;柳州=Liuzhou;株洲=Zhuzhou;桂林=Guilin;梅州=Meizhou;梧州=Wuzhou;楚雄=Chuxiong;榆林=Yulin;武威=Wuwei
武汉=Wuhan;毕节=Bijie;永州=Yongzhou;汉中=Hanzhong;汕头=Shantou;汕尾=Shanwei;江苏=Jiangsu;江西=Jiangxi;江门=Jiangmen;池州=Chizhou
沈阳=Shenyang;沧州=Cangzhou;河北=Hebei;河南=Henan;河池=Hechi;河源=Heyuan;泉州=Quanzhou;泰安=Tai'an;泰州=Taizhou;泸州=Luzhou
洛阳=Luoyang;济南=Jinan;济宁=Jining;浙江=Zhejiang;海东=Haidong;海北=Haibei;海南=Hainan;海口=Haikou;海西=Haixi;淄博=Zibo;淮北=Huaibei
淮南=Huainan;淮安=Huai'an;深圳=Shenzhen;清远=Qingyuan;温州=Wenzhou;渭南=Weinan;湖北=Hubei;湖南=Hunan;湖州=Huzhou;湘潭=Xiangtan
湘西=Xiangxi;湛江=Zhanjiang;滁州=Chuzhou;滨州=Binzhou;漯河=Luohe;漳州=Zhangzhou;潍坊=Weifang;潜江=Qianjiang;潮州=Chaozhou
濮阳=Puyang;烟台=Yantai;焦作=Jiaozuo;牡丹江=Mudanjiang;玉林=Yulin;玉树=Yushu;玉溪=Yuxi;珠海=Zhuhai;甘南=Gannan;甘孜=Garze;甘肃=Gansu
白城=Baicheng;白山=Baishan;白银=Baiyin;百色=Baise;益阳=Yiyang;盐城=Yancheng;盘锦=Panjin;眉山=Meishan;石嘴山=Shizuishan
石家庄=Shijiazhuang;石河子=Shihezi;神农架=Shennongjia;福州=Fuzhou;福建=Fujian;秦皇岛=Qinhuangdao;索县=Suoxian;红河=Honghe
绍兴=Shaoxing;绥化=Suihua;绵阳=Mianyang;聊城=Liaocheng;肇庆=Zhaoqing;自贡=Zigong;舟山=Zhoushan;芜湖=Wuhu;苏州=Suzhou;茂名=Maoming
荆州=Jingzhou;荆门=Jingmen;莆田=Putian;莱芜=Laiwu;菏泽=Heze;萍乡=Pingxiang;营口=Yingkou;葫芦岛=Huludao;蚌埠=Bengbu;衡水=Hengshui
衡阳=Hengyang;衢州=Quzhou;襄阳=Xiangyang;西双版纳=Xishuangbanna;西宁=Xining;西安=Xi'an;西藏=Tibet;许昌=Xuchang;贵州=Guizhou
贵港=Guigang;贵阳=Guiyang;贺州=Hezhou;资阳=Ziyang;赣州=Ganzhou;赤峰=Chifeng;辽宁=Liaoning;辽源=Liaoyuan;辽阳=Liaoyang;达州=Dazhou
运城=Yuncheng;连云港=Lianyungang;迪庆=Deqen;通化=Tonghua;通辽=Tongliao;遂宁=Suining;遵义=Zunyi;邢台=Xingtai;那曲=Nagqu;邯郸=Handan
邵阳=Shaoyang;郑州=Zhengzhou;郴州=Chenzhou;鄂尔多斯=Ordos;鄂州=Ezhou;酒泉=Jiuquan;重庆=Chongqing;金华=Jinhua;金昌=Jinchang
钦州=Qinzhou;铁岭=Tieling;铜仁=Tongren;铜川=Tongchuan;铜陵=Tongling;银川=Yinchuan;锡林郭勒=Xilingol;锦州=Jinzhou;镇江=Zhenjiang
长春=Changchun;长沙=Changsha;长治=Changzhi;阜新=Fuxin;阜阳=Fuyang;防城港=Fangchenggang;阳江=Yangjiang;阳泉=Yangquan;阿克苏=Aksu
阿勒泰=Altay;阿坝=Aba;阿拉善=Alxa;阿里=Ngari;陇南=Longnan;陕西=Shaanxi;随州=Suizhou;雅安=Ya'an;青岛=Qingdao;青海=Qinghai;鞍山=Anshan
韶关=Shaoguan;马鞍山=Ma'anshan;驻马店=Zhumadian;鸡西=Jixi;鹤壁=Hebi;鹤岗=Hegang;鹰潭=Yingtan;黄冈=Huanggang;黄南=Huangnan
黄山=Huangshan;黄石=Huangshi;黑河=Heihe;黑龙江=Heilongjiang;黔东南=Qiandongnan;黔南=Qiannan;黔西南=Qianxinan;齐齐哈尔=Qiqihar
龙岩=Longyan
`;

/** English names of provinces and cities by their Chinese ones. */
export const englishPlaces: ReadonlyMap<string, string> = new Map(names.trim().split(/[;\n]/).map((pair) => pair.split('=') as [string, string]));
