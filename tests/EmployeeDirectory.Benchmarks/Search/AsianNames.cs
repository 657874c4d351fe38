namespace EmployeeDirectory.Benchmarks.Search;

/// <summary>With the names of West Africa and those of people who have but one.</summary>
internal static class AsianNames
{
    public static readonly Culture[] All =
    [
        new("zh", 5, NameShape.FamilyFirstJoined,
            """
            伟 芳 娜 秀英 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀兰 霞 平 刚 桂英 雅婷 志明 淑芬 俊杰 怡君 建华 美玲 家豪 欣怡 宗翰 佳颖 冠宇 诗涵 承恩 子涵
            浩然 雨桐 梓轩 若曦 思远 晓东 文博 海燕 春梅 国强 建国 婷婷 玉兰 志强 丽华
            """,
            "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 欧阳 司马 上官 诸葛",
            "", "", "Shanghai|+86_21 Beijing|+86_10 Taipei|+886_2"),
        new("zhen", 2, NameShape.GivenFirst,
            "Wei Fang Na Min Jing Li Qiang Lei Jun Yang Yong Yan Jie Juan Tao Ming Chao Xia Ping Gang Yating Zhiming Junjie Jianhua Meiling Xinyi Haoran Yutong",
            "Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo Liang Song Zheng Xie Han Tang Feng Dong Xiao Cheng Ouyang Sima Zhuge Lü",
            "", "", "Shanghai|+86_21 Singapore|+65_6"),
        new("ja", 3, NameShape.FamilyFirst,
            "健太 陽子 大輔 恵子 拓也 由美子 翔太 さくら 直樹 真由美 健一 久美子 達也 智子 和也 裕子 亮 葵 蓮 陽菜 悠真 結衣 隆 明美 ひかり みのり 誠 ケン",
            "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 清水 山崎 森 池田 橋本 阿部 石川 山下 中島 石井 小川 長谷川 五十嵐",
            "", "", "Osaka|+81_6 Tokyo|+81_3 Sapporo|+81_11"),
        new("ko", 2, NameShape.FamilyFirstJoined,
            "민준 서연 지훈 지우 현우 서현 준서 민서 도윤 하은 예준 하윤 시우 윤서 주원 지민 지호 채원 영수 영희 철수 순자 정호 미경 성민 은주",
            "김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송 전 홍 유 고 문 양 손 배 백 허 남궁 선우",
            "", "", "Seoul|+82_2 Busan|+82_51"),
        new("vi", 4, NameShape.FamilyMiddleGiven,
            """
            Anh Minh Hương Đức Linh Hùng Lan Dũng Mai Tuấn Hoa Long Thảo Nam Trang Sơn Ngọc Hải Hà Quân Yến Phúc Thủy Việt Hiền Khánh Loan Trung
            Phượng Đạt Quỳnh Thịnh Vân Bảo Tuyết Cường
            """,
            "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Đoàn Lưu Tạ Chử Thạch Kiều Mạc Nghiêm Ông Quách Ưng Vương",
            "", "", "Hanoi|+84_24 Da_Nang|+84_236"),
        new("in", 4, NameShape.GivenFirst,
            """
            Priya Rajesh Lakshmi Sanjay Anjali Arjun Deepa Vikram Kavita Suresh Meena Ramesh Pooja Anil Sunita Rahul Neha Amit Divya Vijay Aishwarya
            Siddharth Ananya Karthik Shreya Venkatesh Padmavati Harpreet Gurpreet Srinivasan Radhika Manish Krishnamurthy
            """,
            """
            Sharma Patel Singh Kumar Gupta Reddy Iyer Nair Rao Mehta Joshi Verma Agarwal Mukherjee Chatterjee Banerjee Pillai Desai Kulkarni Menon
            Bhattacharya Subramaniam Venkataraman Chakraborty Ramachandran Krishnamurthy Gopalakrishnan Deshpande Kaur Naidu Chaudhary
            """,
            "", "", "Bengaluru|+91_80 Pune|+91_20 Chennai|+91_44"),
        new("hi", 1, NameShape.GivenFirst,
            "प्रिया राजेश लक्ष्मी संजय अंजलि अर्जुन दीपा विक्रम कविता सुरेश मीना रमेश पूजा अनिल सुनीता राहुल नेहा अमित दिव्या विजय",
            "शर्मा पटेल सिंह कुमार गुप्ता रेड्डी नायर राव मेहता जोशी वर्मा अग्रवाल मुखर्जी चटर्जी देसाई कुलकर्णी मिश्रा तिवारी पांडे यादव",
            "", "", "Delhi|+91_11 Mumbai|+91_22"),
        new("af", 2, NameShape.GivenFirst,
            "Ngozi Chukwuemeka Adaeze Oluwaseun Folasade Kwame Abena Kofi Akosua Chinedu Ifeoma Babatunde Yetunde Obinna Chiamaka Emeka Aminata Ousmane Fatoumata Mamadou Thandiwe Sipho Nomvula Themba",
            "Okafor Nwosu Adeyemi Okonkwo Mensah Owusu Boateng Diallo Traoré Koné Nkemelu Ogunleye Akinwande Olatunji Chukwu Eze Asante Ndlovu Dlamini Mkhize Oyelaran Adébáyọ̀",
            "", "", "Lagos|+234_1 Accra|+233_30 Nairobi|+254_20"),
        new("one", 1, NameShape.Single,
            "Suharto Wayan Nyoman Sukarno Ketut Madé Mulyadi Setiawan Budiono Hartini Slamet Sutrisno Teller Prakash Bhavani Thant Enkhbold Батбаяр Ganbold Munkhtsetseg Tashi Tenzin Pemba Dorji",
            "", "", "", "Jakarta|+62_21 Ulaanbaatar|+976_11 Thimphu|+975_2")
    ];
}
