namespace EmployeeDirectory.Benchmarks.Search;

/// <summary>Cultures of few people, with letters that no other culture here has.</summary>
internal static class RareNames
{
    public static readonly Culture[] All =
    [
        new("az", 1, NameShape.GivenFirst,
            "Nərgiz Günəl Əli Məmməd Rəşad Vüqar Ləman Səbinə Elçin Könül Fərid Zəhra Əhməd Türkan Pərviz Nigar",
            "Məmmədov Əliyev Hüseynzadə Quliyeva Rəhimli Cəfərov Əhmədova İsmayılov Qasımzadə Səfərli Kərimova Vəliyev",
            "", "", "Bakı|+994_12"),
        new("mt", 1, NameShape.GivenFirst,
            "Ġorġ Ċensu Ġużeppi Mikiel Żaren Pawlu Katarina Ħanna Ġiljan Nazju Tereża Wistin",
            "Ħaż-Żabbari Żahra Għaxaq Ħalliel Xuereb Ċassar Għigo Borġ Żerafa Muscat Ħamet Ġuliana",
            "", "", "Valletta|+356_21"),
        new("ka", 1, NameShape.GivenFirst,
            "ნინო გიორგი თამარ დავით მარიამ ლევან ქეთევან ზურაბ ელენე ირაკლი სალომე ვახტანგ",
            "ბერიძე კაპანაძე გელაშვილი მაისურაძე ლომიძე ჩიქოვანი დვალი ხარაძე წერეთელი ჯაფარიძე",
            "", "", "Tbilisi|+995_32"),
        new("hy", 1, NameShape.GivenFirst,
            "Անահիտ Արամ Հայկ Լիլիթ Տիգրան Մարիամ Գրիգոր Սոնա Վահան Նարեկ Արմեն Գայանե",
            "Գրիգորյան Հակոբյան Սարգսյան Պետրոսյան Մկրտչյան Ավետիսյան Վարդանյան Սիմոնյան Դավթյան",
            "", "", "Yerevan|+374_10"),
        new("fa", 1, NameShape.GivenFirst,
            "رضا مریم حسین زهرا شیرین پرویز داریوش نسرین بهرام مهدی لیلا کوروش",
            "کریمی حسینی رضایی محمدی احمدی شیرازی نوری صادقی رحیمی موسوی",
            "", "", "Tehran|+98_21")
    ];
}
