namespace EmployeeDirectory.Benchmarks.Search;

internal static class EasternNames
{
    public static readonly Culture[] All =
    [
        new("pl", 5, NameShape.GivenFirst,
            """
            Anna Piotr Katarzyna Krzysztof Małgorzata Andrzej Agnieszka Jan Barbara Stanisław Ewa Tomasz Krystyna Paweł Elżbieta Marcin Magdalena
            Michał Joanna Marek Monika Grzegorz Zofia Józef Danuta Łukasz Teresa Adam Aleksandra Zbigniew Natalia Jerzy Karolina Tadeusz Dorota
            Mateusz Jadwiga Dariusz Bożena Mariusz Małgorzata Wojciech Żaneta Ryszard Lucyna Jakub Stanisława Sławomir Wiesława Bartłomiej
            """,
            """
            Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Jankowski Mazur Wojciechowski
            Kwiatkowski Krawczyk Kaczmarek Piotrowski Grabowski Zając Pawłowski Michalski Król Wieczorek Jabłoński Wróbel Nowakowski Majewski Olszewski
            Stępień Malinowski Jaworski Adamczyk Dudek Nowicki Pawlak Górski Witkowski Walczak Sikora Baran Rutkowski Szczepański Brzęczyszczykiewicz
            Święcicki Żółkiewski Błaszczykowski Źrebiec Ćwikliński
            """,
            "Bog Chmiel Dobr Jas Kras Lip Miłosz Opal Rad Sos Wil Żuł", "anowski arski czyński ecki ewicz icki iński ołęcki owicz żyński",
            "Kraków|+48_12 Łódź|+48_42 Warszawa|+48_22 Gdańsk|+48_58"),
        new("cs", 2, NameShape.GivenFirst,
            """
            Jiří Marie Jan Jana Petr Eva Josef Hana Pavel Anna Martin Lenka Tomáš Kateřina Jaroslav Lucie Miroslav Věra Zdeněk Alena František
            Petra Václav Jaroslava Michal Veronika Ladislav Ludmila Ondřej Tereza Vojtěch Zuzana Řehoř Šárka Matúš Ľubica
            """,
            """
            Novák Svoboda Novotný Dvořák Černý Procházka Kučera Veselý Horák Němec Pokorný Marek Pospíšil Hájek Jelínek Král Růžička Beneš Fiala
            Sedláček Doležal Zeman Nguyen Kolář Krejčí Navrátil Čermák Urban Vaněk Blažek Kříž Kovář Kratochvíl Bartoš Vlček Šťastný Řezníček
            """,
            "", "", "Praha|+420_2 Brno|+420_5 Bratislava|+421_2"),
        new("hu", 2, NameShape.FamilyFirst,
            """
            László Mária István Erzsébet József Katalin János Ilona Zoltán Éva Sándor Anna Gábor Zsuzsanna Ferenc Margit Attila Judit Péter Ágnes
            Tamás Andrea Zsolt Erika Csaba Krisztina György Gyöngyi Balázs Réka Bálint Boglárka Ákos Tünde Dénes Csilla
            """,
            """
            Nagy Kovács Tóth Szabó Horváth Varga Kiss Molnár Németh Farkas Balogh Papp Lakatos Takács Juhász Oláh Mészáros Simon Rácz Fekete
            Szilágyi Török Fehér Balázs Gál Kis Szűcs Orsós Kocsis Fodor Pintér Szalai Sipos Magyar Lukács Gulyás Bíró Király Őrsi Üveges
            """,
            "", "", "Budapest|+36_1 Szeged|+36_62"),
        new("tr", 3, NameShape.GivenFirst,
            """
            Mehmet Fatma Mustafa Ayşe Ahmet Emine Ali Hatice Hüseyin Zeynep Hasan Elif İbrahim Meryem İsmail Şerife Osman Zehra Yusuf Sultan Murat
            Hanife Ömer Merve Ramazan Havva Halil Özlem Süleyman Gülşah Çağlar İpek Işıl Tuğçe Oğuz Şükrü Ümit Yiğit Buğra Ayşegül
            """,
            """
            Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan Şimşek Polat
            Korkmaz Çakır Erdoğan Güneş Aksoy Taş Işık Avcı Güler Bulut Keskin Turan Gül Özer Tekin Yavuz Bozkurt Uçar Sarıoğlu Kılıçdaroğlu
            """,
            "Kara Ak Sarı Demir Altın Kara Uzun Güçlü", "oğlu kaya taş bulut gül han pınar tepe yürek",
            "İstanbul|+90_212 İzmir|+90_232 Ankara|+90_312"),
        new("ru", 4, NameShape.GivenFirst,
            """
            Александр Елена Сергей Ольга Владимир Наталья Андрей Татьяна Алексей Ирина Дмитрий Светлана Михаил Людмила Евгений Анна Николай Мария
            Иван Галина Юрий Екатерина Виктор Юлия Павел Анастасия Константин Надежда Фёдор Любовь Пётр Ксения Артём Полина Георгий Зинаида
            """,
            """
            Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков Фёдоров Морозов Волков Алексеев Лебедев Семёнов Егоров Павлов
            Козлов Степанов Николаев Орлов Андреев Макаров Никитин Захаров Зайцев Соловьёв Борисов Яковлев Григорьев Воробьёв Чайковский Достоевский
            """,
            "Бело Берез Боголюб Вознесен Горноста Добролюб Зимов Крас Медвед Преображен Рождествен Троиц", "ев ин кин ников овский ский ьев",
            "Almaty|+7_727 Riga|+371_6 Yerevan|+374_10"),
        new("uk", 2, NameShape.GivenFirst,
            """
            Олександр Олена Сергій Тетяна Володимир Ірина Андрій Світлана Микола Людмила Юрій Оксана Дмитро Наталія Іван Дарина Богдан Катерина
            Василь Соломія Тарас Ярослава Остап Зоряна
            """,
            """
            Шевченко Коваленко Бондаренко Ткаченко Кравченко Олійник Коваль Поліщук Іваненко Мельник Лисенко Марченко Савченко Руденко Мороз
            Петренко Клименко Павленко Кравчук Білик Гриценко Пономаренко Їжакевич Ґудзенко Щербань
            """,
            "Бор Гай Дуб Кал Лес Пан Сом Тим Чор Яр", "ановський асенко енчук иненко овенко ошенко ущенко",
            "Kyiv|+380_44 Lviv|+380_32"),
        new("he", 2, NameShape.GivenFirst,
            "נועם תמר יוסף מרים דוד שרה אברהם רחל משה לאה יעקב רבקה יצחק שושנה בנימין אסתר אורי נועה איתי מיכל עומר הילה גיא ליאת שלמה דבורה",
            "כהן לוי מזרחי פרץ ביטון דהן אברהם פרידמן אזולאי מלכה כץ יוסף חדד עמר אוחיון גבאי חיים רוזנברג גולדשטיין שפירא ברק בן־דוד",
            "", "", "Haifa|+972_4 Ramat_Gan|+972_3"),
        new("ar", 4, NameShape.GivenFirst,
            """
            محمد فاطمة أحمد مريم علي عائشة حسن زينب يوسف ليلى إبراهيم خديجة عمر سارة خالد نور مصطفى هدى محمود سلمى عبدالله رنا طارق آمنة كريم دينا
            سعيد ياسمين ناصر جميلة بلال إيمان رامي أسماء
            """,
            """
            حداد المصري الزهراني النجار الخطيب السيد منصور عثمان الشامي بغدادي العلي الحسيني خوري صباغ القاسم الأنصاري درويش حمدان عبدالرحمن
            السعدي الدوسري المراكشي الطرابلسي إسماعيل البغدادي الفاسي قباني شاهين
            """,
            "", "", "Cairo|+20_2 Dubai|+971_4 Amman|+962_6"),
        new("aren", 2, NameShape.GivenFirst,
            "Mohammed Fatima Ahmed Layla Omar Yasmin Khalid Noura Youssef Amina Hassan Rania Tariq Salma Karim Dina Mustafa Huda Ibrahim Zaynab",
            "Haddad Nasser al-Masri el-Sayed Khoury Mansour al-Zahrani Darwish ben_Ali bin_Rashid Abd_el-Rahman Qabbani Shaheen Boutros",
            "", "", "Cairo|+20_2 Casablanca|+212_52")
    ];
}
