namespace EmployeeDirectory.Benchmarks.Search;

/// <summary>The nicknames that are asked for, written down apart from the program's own list so that it is tested and not repeated.</summary>
internal static class NicknameLines
{
    public static readonly string[][] English = Lines(
        """
        William Bill Billy Will|Margaret Peggy Maggie Meg|Robert Bob Bobby Rob|Elizabeth Liz Betty Beth|Richard Dick Rick|Katherine Kate Katie Kathy
        James Jim Jimmy|Michael Mike Mick|Thomas Tom Tommy|Joseph Joe Joey|Charles Chuck Charlie|Edward Ted Ed Ned|Theodore Ted Theo
        Jennifer Jen Jenny|Patricia Pat Trish Patty|Susan Sue Susie|Deborah Debbie Deb|Rebecca Becky Becca|Samantha Sam|Benjamin Ben|Samuel Sam
        Christopher Chris|Christine Chris Tina|Nicholas Nick|Jonathan Jon|Stephen Steve|Steven Steve|Timothy Tim|Kenneth Ken|Daniel Dan Danny
        Anthony Tony|Andrew Andy Drew|Matthew Matt|Joshua Josh|Gregory Greg|Frederick Fred|Nathaniel Nate Nat|Abigail Abby|Victoria Vicky Tori
        Alexander Alex Sandy|Dorothy Dot Dottie|Penelope Penny|Philippa Pippa|Winifred Winnie|Lawrence Larry|Gerald Gerry Jerry|Henrietta Hettie Hetty
        Josephine Josie Jo|Amanda Mandy|Barbara Babs Barb|Florence Flo|Ronald Ron Ronnie|Zachary Zach Zack|Jacob Jake|Gwendolyn Gwen|Judith Judy
        Harriet Hattie|Leonard Len Lenny|Reginald Reg Reggie|Walter Walt Wally|Kimberly Kim|Melissa Mel|Jeffrey Jeff
        """);

    public static readonly string[][] Others = Lines(
        """
        Johannes Hans Hannes|Katharina Kathi|Elisabeth Lisbeth|Friedrich Fritz|Josef Sepp|Theresia Resi|Magdalena Lena|Margarete Grete
        Sebastian Basti|Franziska Franzi|Maximilian Max|Friederike Rike|Matthias Matze|Hendrik Henk|Willem Wim|Cornelis Kees|Wilhelmina Mien
        Guillaume Guigui|Frédéric Fred|Jacques Jacquot|Stéphane Steph|Pierre Pierrot|José Pepe|Francisco Paco Pancho|Dolores Lola|Manuel Manolo
        Ignacio Nacho|Jesús Chus Chuy|Enrique Quique|Guadalupe Lupe|Concepción Concha Conchita|Guillermo Memo|Fernando Nando|Montserrat Montse|Rafael Rafa
        Santiago Santi|José Zé|Francisco Chico|João Joãozinho|Guilherme Gui|Sebastião Tião|Giuseppe Beppe Peppe|Giovanni Gianni|Luigi Gigi
        Salvatore Totò|Domenico Mimmo|Vincenzo Enzo|Filippo Pippo|Piotr Piotrek|Katarzyna Kasia|Krzysztof Krzysiek|Małgorzata Gosia|Agnieszka Aga
        Stanisław Staszek|Tomasz Tomek|Elżbieta Ela|Joanna Asia|Zbigniew Zbyszek|Tadeusz Tadek|Jakub Kuba|Jiří Jirka|Václav Vašek|František Franta
        István Pista|Erzsébet Erzsi|László Laci|Sándor Sanyi|Екатерина Катя|Александр Саша|Сергей Серёжа|Дмитрий Дима|Михаил Миша|Татьяна Таня
        Мария Маша|Иван Ваня|Владимир Вова|Наталья Наташа|Анастасия Настя|Ольга Оля|Светлана Света|Олександр Сашко|Γεώργιος Γιώργος|Ιωάννης Γιάννης
        Κωνσταντίνος Κώστας|Νικόλαος Νίκος|Αικατερίνη Κατερίνα|Παναγιώτης Πάνος|İbrahim İbo|Hatice Hatçe
        """);

    /// <summary>Whether someone with this given name may be called that: the two share a line.</summary>
    public static bool Same(string given, string called) =>
        English.Concat(Others).Any(line => Has(line, given) && Has(line, called));

    private static bool Has(string[] line, string name) => line.Any(entry => Typed.Plain(entry) == name);

    private static string[][] Lines(string text) =>
        [.. text.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(' '))];
}
