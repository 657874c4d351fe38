using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Reynolds, Carole L", "Reynolds", "Reynolds Carole L")]
    [InlineData("Miller, Harold (Contractor)", "Miller", "Miller Harold")]
    [InlineData("Dr. Jonas Weber, PhD", "Weber", "Weber Jonas")]
    [InlineData("Weber, Jonas, Dr.", "Weber", "Weber Jonas")]
    [InlineData("Smith Jr., John", "Smith", "Smith John")]
    [InlineData("King, Martin Luther Jr.", "King", "King Martin Luther")]
    [InlineData("van der Berg, Anna (EXT)", "van der Berg", "van der Berg Anna")]
    [InlineData("Anna van der Berg", "van der Berg", "van der Berg Anna")]
    [InlineData("Juan De La Cruz", "De La Cruz", "De La Cruz Juan")]
    [InlineData("[External] Ann Lee", "Lee", "Lee Ann")]
    [InlineData("Ann (Annie) Lee", "Lee", "Lee Ann")]
    [InlineData("Ann Lee (Contractor", "Lee", "Lee Ann")]
    [InlineData("Prof. Dr. Ada Lovelace, MBA", "Lovelace", "Lovelace Ada")]
    [InlineData("O'Brien, Conan", "O'Brien", "OBrien Conan")]
    [InlineData("Gerard 't Hooft", "'t Hooft", "t Hooft Gerard")]
    [InlineData("’s-Gravesande, Willem", "’s-Gravesande", "s Gravesande Willem")]
    [InlineData("سعود، محمد", "سعود", "سعود محمد")]
    [InlineData("李，雷", "李", "李 雷")]
    [InlineData("김 민준", "김", "김 민준")]
    [InlineData("Елена Семёнова", "Семёнова", "Семёнова Елена")]
    [InlineData("Trần Văn Đức", "Đức", "Đức Trần Văn")]
    [InlineData("Jan Van Dyck", "Van Dyck", "Van Dyck Jan")]
    [InlineData("DUPONT Jean", "DUPONT", "DUPONT Jean")]
    [InlineData("LE GOFF Yann", "LE GOFF", "LE GOFF Yann")]
    [InlineData("JEAN DUPONT", "DUPONT", "DUPONT JEAN")]
    [InlineData("John Smith 2", "Smith", "Smith John")]
    [InlineData("María Pérez y García", "Pérez y García", "Pérez y García María")]
    [InlineData("doc. RNDr. Jan Novák, CSc.", "Novák", "Novák Jan")]
    [InlineData("Ramanujan S", null, "Ramanujan S")]
    [InlineData("Carole Reynolds, RN", "Reynolds", "Reynolds Carole")]
    [InlineData("Naosuke Ii", "Ii", "Ii Naosuke")]
    [InlineData("Madonna", null, "Madonna")]
    [InlineData("محمد سعود", null, "محمد سعود")]
    [InlineData("👩🏽‍🚀", null, "👩🏽‍🚀")]
    [InlineData("Dr. Jonas", null, "Jonas")]
    [InlineData("John Smith VI", "Smith", "Smith John")]
    [InlineData("John Smith V", "Smith", "Smith John")]
    [InlineData("Ramanujan V", null, "Ramanujan V")]
    [InlineData("EXT - John Smith", "Smith", "Smith John")]
    [InlineData("John Smith /IT/Berlin", "Smith", "Smith John")]
    [InlineData("Van der Meer", "Van der Meer", "Van der Meer")]
    [InlineData("Д-р Анна Иванова", "Иванова", "Иванова Анна")]
    public void Of_DisplayNameAlone_IsTakenApart(string display, string? family, string sorted)
    {
        var person = Someone(display);
        var name = PersonName.From(person);
        Assert.Equal(family, name.FamilyAt is { } at ? display[at] : null);
        Assert.Equal(sorted, PersonName.SortTextOf(person));
    }

    [Theory]
    [InlineData("Nguyễn Văn An", "An", "Nguyễn", "Nguyễn", "Nguyễn An")]
    [InlineData("Nagy Anna", "Anna", "Nagy", "Nagy", "Nagy Anna")]
    [InlineData("Ada Smith (Jones)", "Ada", "Smith (Jones)", "Smith (Jones)", "Smith Jones Ada")]
    [InlineData("李雷", "雷", "李", "李", "李 雷")]
    [InlineData("REYNOLDS, Carole L", "Carole", "Reynolds", "REYNOLDS", "Reynolds Carole")]
    [InlineData("Conan O’Brien (EXT)", "Conan", "O'Brien", "O’Brien", "OBrien Conan")]
    [InlineData("Gabriel García Márquez", null, "García Márquez", "García Márquez", "García Márquez Gabriel")]
    [InlineData("Bob", "Robert", "Smith", null, "Smith Robert")]
    [InlineData("Lovelace Ada", "Ada", null, "Lovelace", "Lovelace Ada")]
    [InlineData("Bergman, Ann", "Ann", "Berg", null, "Berg Ann")]
    public void Of_FieldsOfTheRecord_WinOverWhatIsShown(string display, string? given, string? family, string? shown, string sorted)
    {
        var person = Someone(display) with { GivenName = given, FamilyName = family };
        Assert.Equal(shown, PersonName.From(person).FamilyAt is { } at ? display[at] : null);
        Assert.Equal(sorted, PersonName.SortTextOf(person));
    }

    [Theory]
    [InlineData("'t Hooft", "t"), InlineData("’s-Gravesande", "s"), InlineData("ʻAkilina", "a"), InlineData("- Anna", "a"), InlineData("\"Bob\"", "b")]
    [InlineData("d'Arcy", "d"), InlineData("Łukasz", "l"), InlineData("Øystein", "o"), InlineData("Æthelred", "a"), InlineData("Đặng", "d"), InlineData("Þór", "t")]
    [InlineData("Ötzi", "o"), InlineData("李", "other"), InlineData("3com", "other")]
    public void Letter_LeadingMark_IsThatOfTheNameBehindIt(string name, string letter) => Assert.Equal(letter, Letters.For(Someone(name)));

    [Fact]
    public void SortKey_NamesWithMarks_StandAmongThoseWithout()
    {
        var keys = ((string[])["Łukasz", "Lukas", "Lund"]).OrderBy(Key, Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right)));
        Assert.Equal(["Lukas", "Łukasz", "Lund"], keys);
        keys = ((string[])["Ubu", "'t Hooft", "Sims", "’s-Gravesande", "Able", "ʻAkilina"]).OrderBy(Key, Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right)));
        Assert.Equal(["Able", "ʻAkilina", "’s-Gravesande", "Sims", "'t Hooft", "Ubu"], keys);
    }

    private static byte[] Key(string name) => Letters.SortKey(Letters.SortName(Someone(name)));
}
