namespace EmployeeDirectory.Core.SampleData;

internal static class SampleNames
{
    private sealed record Group(string[] Given, string[] Family, bool SecondNames)
    {
        // 7,919 is a prime that divides no stock, so that every pair comes once before one comes again.
        public (string Given, string Family) At(int rank)
        {
            var pair = (int)((long)rank * 7919 % (Given.Length * Family.Length));
            var lap = rank / (Given.Length * Family.Length);
            var given = Given[pair / Family.Length];
            if (lap > 0 && SecondNames)
                given += $" {Given[(pair / Family.Length + lap) % Given.Length]}";
            return (given, Family[pair % Family.Length]);
        }
    }

    // Which group the next person is of, by their place in a round of fifty.
    private const string Round = "19000106006117010000032211041122300204050832210220";

    private static readonly Group[] Groups =
    [
        new(
            [
                "Margaret", "Amy", "Beth", "Charlotte", "Dorothy", "Eleanor", "Fiona", "Georgia", "Hannah", "Imogen",
                "Jade", "Katherine", "Laura", "Maeve", "Naomi", "Olivia", "Penelope", "Rachel", "Siobhán", "Tessa",
                "Una", "Victoria", "Wendy", "Zoë", "Alice", "Brenda", "Carys", "Daisy", "Erin", "Freya", "Grace",
                "Holly", "Isla", "Niamh", "Ruth", "Alan", "Ben", "Callum", "Daniel", "Edward", "Finlay", "George",
                "Harry", "Ian", "James", "Kieran", "Liam", "Michael", "Neil", "Oscar", "Patrick", "Quentin", "Robert",
                "Samuel", "Thomas", "Vincent", "William", "Adam", "Bruce", "Connor", "Desmond", "Euan", "Frank",
                "Gareth", "Hugh", "Jack", "Kenneth", "Lewis", "Marcus", "Owen"
            ],
            [
                "Abbott", "Atkinson", "Barker", "Bell", "Brennan", "Byrne", "Campbell", "Carter", "Clarke", "Cole",
                "Davies", "Dawson", "Doyle", "Ellis", "Evans", "Fielding", "Fletcher", "Foster", "Gallagher", "Gibson",
                "Grant", "Hale", "Harper", "Hayes", "Holt", "Hughes-Carter", "Irving", "Jenkins", "Johnson", "Kelly",
                "Kerr", "Lawson", "Lloyd", "MacDonald", "Marsh", "McKenna", "Mercer", "Morgan", "Murray", "Nolan",
                "O’Brien", "O’Connor", "Osborne", "Palmer", "Parry", "Pierce", "Porter", "Quinn", "Reid", "Rhodes",
                "Rowe", "Sampson", "Shaw", "Sheridan", "Sinclair", "Stone", "Sutton", "Tate", "Thornton", "Turner",
                "Vaughan", "Wallace", "Walsh", "Warren", "Webb", "Whitfield", "Wilkins", "Winter", "Wright", "Yates"
            ], SecondNames: true),
        new(
            [
                "Anneliese", "Åsa", "Birgit", "Christa", "Ebba", "Elke", "Friederike", "Greta", "Hanna", "Ingrid",
                "Johanna", "Käthe", "Lena", "Linnea", "Maja", "Merle", "Pia", "Ronja", "Saskia", "Sigrid", "Svenja",
                "Tilda", "Ylva", "Anders", "Björn", "Dirk", "Emil", "Erik", "Florian", "Gustav", "Hannes", "Jens",
                "Jonas", "Jörg", "Jürgen", "Lars", "Lukas", "Matthias", "Moritz", "Nils", "Otto", "Rasmus", "Søren",
                "Stefan", "Uwe", "Viggo"
            ],
            [
                "Ahlgren", "Albrecht", "Andersen", "Ångström", "Bauer", "Becker", "Berg", "Brandt", "Dahl", "Eklund",
                "Engel", "Fischer", "Forsberg", "Graf", "Günther", "Haas", "Hansen", "Holm", "Jansen", "Keller",
                "Krüger", "Lange", "Lindqvist", "Lindström", "Lorenz", "Lund", "Maurer", "Müller", "Nyström",
                "Østergaard", "Peters", "Richter", "Sandberg", "Schröder", "Schulz", "Seidel", "Sommer", "Strand",
                "Thomsen", "Vogel", "von Hohenberg", "Wagner", "Weiß", "Winkler", "Wolff", "Zimmermann"
            ], SecondNames: true),
        new(
            [
                "Adriana", "Aurélie", "Beatriz", "Camila", "Chloé", "Claudia", "Élodie", "Elena", "Francesca", "Giulia",
                "Inês", "Juliette", "Lucía", "Manon", "María", "Mariana", "Noémie", "Paloma", "Pilar", "Sofia", "Teresa",
                "Valentina", "Ximena", "Alejandro", "André", "Antoine", "Bruno", "Caetano", "Diego", "Émile", "Fabio",
                "François", "Hugo", "Javier", "João", "José", "Julien", "Luca", "Marco", "Mathieu", "Nicolás", "Pablo",
                "Raúl", "Rui", "Thiago", "Xavier"
            ],
            [
                "Alonso", "Alves", "Barbosa", "Bélanger", "Bernard", "Bianchi", "Blanchard", "Cabral", "Caron", "Castro",
                "Colombo", "Cortés", "Costa", "D’Angelo", "de la Cruz", "dos Santos", "Dubois", "Durand", "Esposito",
                "Fabre", "Fernández", "Ferreira", "García Márquez", "Girard", "Gonçalves", "Greco", "Herrera", "Ibáñez",
                "Lambert", "Lefèvre", "Marchetti", "Mendes", "Molina", "Moreau", "Moretti", "Navarro", "Núñez", "Ortega",
                "Peña", "Pereira", "Renaud", "Ribeiro", "Rossi", "Roux", "Soler", "Vidal"
            ], SecondNames: true),
        new(
            [
                "Aditi", "Ananya", "Deepa", "Farah", "Isha", "Kavya", "Lakshmi", "Meera", "Nadia", "Priya", "Radhika",
                "Shreya", "Sunita", "Arjun", "Dev", "Farhan", "Harpreet", "Imran", "Karan", "Manoj", "Nikhil", "Rahul",
                "Ravi", "Sanjay", "Vikram", "Zain"
            ],
            [
                "Ahmed", "Banerjee", "Bhatt", "Chaudhry", "Desai", "Dutta", "Ghosh", "Gupta", "Iyer", "Joshi", "Kapoor",
                "Khan", "Kulkarni", "Malik", "Mehta", "Menon", "Nair", "Patel", "Perera", "Qureshi", "Rao", "Reddy",
                "Shah", "Sharma", "Singh", "Verma"
            ], SecondNames: true),
        new(
            [
                "Abena", "Adaeze", "Amara", "Chiamaka", "Efua", "Fatou", "Ifeoma", "Makena", "Ngozi", "Thandiwe",
                "Chidi", "Emeka", "Kofi", "Kwame", "Mamadou", "Musa", "Sipho", "Tendai", "Tunde", "Yaw"
            ],
            [
                "Abubakar", "Achebe", "Adeyemi", "Asante", "Balogun", "Boateng", "Diallo", "Dlamini", "Eze", "Kamau",
                "Keita", "Mensah", "Moyo", "Mwangi", "Ndlovu", "Nwosu", "Okafor", "Okonkwo", "Osei", "Owusu"
            ], SecondNames: true),
        new(
            [
                "ليلى", "فاطمة", "مريم", "Yasmin", "Salma", "هدى", "Rania", "نور", "يوسف", "Omar", "كريم", "Tariq",
                "سامي", "Hassan", "زياد", "Nabil"
            ],
            [
                "حداد", "المصري", "Haddad", "الزهراني", "Nasser", "خليل", "Mansour", "منصور", "Farouk", "سالم", "Aziz",
                "Khoury", "الشريف", "Saleh", "عثمان", "Darwish"
            ], SecondNames: true),
        new(
            [
                "Олена", "Дарина", "Светлана", "Оксана", "Марія", "Ірина", "Наталія", "Соломія", "Юлія", "Катерина",
                "Леся", "Софія", "Ганна", "Віра", "Тетяна", "Зоряна", "Іван", "Богдан", "Андрій", "Тарас", "Дмитро",
                "Максим", "Олексій", "Юрій", "Назар", "Роман", "Петро", "Остап", "Степан", "Павло", "Микола", "Левко"
            ],
            [
                "Бондаренко", "Бойко", "Василенко", "Ганущак", "Гончаренко", "Гнатюк", "Демченко", "Данилюк", "Зінченко",
                "Іваненко", "Кириленко", "Климчук", "Коваленко", "Ковальчук", "Кравченко", "Кравчук", "Литвиненко",
                "Лисенко", "Марченко", "Мельник", "Олійник", "Павленко", "Панченко", "Поліщук", "Романюк", "Савченко",
                "Семенюк", "Ткаченко", "Ткачук", "Федоренко", "Шевченко", "Яременко"
            ], SecondNames: false),
        new(
            [
                "雅婷", "怡君", "淑芬", "佩珊", "美玲", "欣怡", "慧如", "詩涵", "靜宜", "麗華", "婉如", "思妤", "玉珍", "曉雯", "心怡", "宛真", "志明",
                "俊傑", "建宏", "家豪", "冠宇", "文雄", "柏翰", "承恩", "宗翰", "明哲", "國華", "偉倫", "子軒", "彥廷", "正雄", "信宏"
            ],
            [
                "王", "陳", "林", "黃", "張", "李", "吳", "劉", "蔡", "楊", "許", "鄭", "謝", "郭", "洪", "曾", "邱", "廖", "賴", "周", "徐",
                "蘇", "葉", "莊", "呂", "江", "何", "蕭", "羅", "高", "潘", "簡"
            ], SecondNames: false),
        new(
            [
                "さくら", "美咲", "陽菜", "結衣", "由美子", "恵子", "千尋", "真由美", "葵", "直美", "彩花", "明子", "和子", "香織", "健太", "大輔", "翔太",
                "拓也", "浩二", "誠", "悠斗", "蓮", "直樹", "隆", "和也", "俊介", "一郎", "剛"
            ],
            [
                "佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤", "吉田", "山田", "佐々木", "山口", "松本", "井上", "木村",
                "清水", "林田", "斎藤", "阿部", "森", "池田", "橋本", "石川", "前田", "藤田", "小川"
            ], SecondNames: false),
        new(
            [
                "Thị Hương", "Thu Hà", "Ngọc Lan", "Mai Anh", "Thanh Thảo", "Kim Chi", "Bích Ngọc", "Diệu Linh",
                "Phương Anh", "Hồng Nhung", "Minh Đức", "Quang Huy", "Văn Nam", "Anh Tuấn", "Đình Phúc", "Hoàng Long",
                "Thành Đạt", "Gia Bảo", "Quốc Việt", "Tiến Dũng"
            ],
            [
                "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô",
                "Dương", "Lý", "Đinh", "Đoàn", "Lâm", "Mai"
            ], SecondNames: false)
    ];

    public static IEnumerable<(string Given, string Family)> All()
    {
        var ranks = new int[Groups.Length];
        for (var i = 0; ; i++)
        {
            var group = Round[i % Round.Length] - '0';
            yield return Groups[group].At(ranks[group]++);
        }
    }
}
