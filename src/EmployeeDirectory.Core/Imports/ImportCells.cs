using System.Globalization;
using System.Text.RegularExpressions;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.Imports;

public sealed class ImportCells(Import import, SheetRow row)
{
    private static readonly Regex DayAndMonth = new(
        "^([0-9]{1,2})([./-])([0-9]{1,2})[./-]([0-9]{4})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private readonly List<RowProblem> _problems = [];

    public IReadOnlyList<RowProblem> Problems => _problems;

    public string? Find(string field) =>
        Columns(field).Select(column => PlainText.Clean(Cell(column))).FirstOrDefault(text => text is not null);

    /// <summary>Puts what the row has over what the form has, by the choice for empty cells.</summary>
    public void ApplyTo(EmployeeForm form, bool isNew)
    {
        if (row.Cells.Length > import.Headers.Count)
            Refuse(null, "This row has more cells than the header. A cell with a separator in it needs quotation marks.");
        foreach (var field in import.Fields.OfType<string>().Distinct())
        {
            var texts = Columns(field).Select(Read).ToList();
            if (texts.Exists(text => text is not null) || isNew || import.Options.Empty == EmptyCells.Clear)
                Set(form, field, texts);
        }
        if (isNew && form.DisplayName is null)
            form.DisplayName = PlainText.Clean($"{form.GivenName} {form.FamilyName}");
    }

    public void Refuse(string? field, string text, params IReadOnlyList<string> arguments) => _problems.Add(new(
        field is null ? null : import.HeaderOf(field),
        text, arguments));

    private IEnumerable<int> Columns(string field) =>
        Enumerable.Range(0, import.Fields.Count).Where(column => import.Fields[column] == field);

    private string? Cell(int column)
    {
        var text = column < row.Cells.Length ? row.Cells[column] : null;
        return import.IsText && text is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r' or '\'', ..] ? text[1..] : text;
    }

    private string? Read(int column)
    {
        var text = Cell(column);
        if (text is null || PlainText.Clean(text) is null)
            return null;
        if (import.IsText && row.Cells[column] is ['=', ..])
            Refuse(import.Fields[column], "This is a formula. Enter its value.");
        else if (text.Length > SheetReader.MaxCell)
            Refuse(import.Fields[column], "This cell is too long.");
        return text;
    }

    private void Set(EmployeeForm form, string field, List<string?> texts)
    {
        var text = texts.Find(one => one is not null);
        switch (field)
        {
            case nameof(form.DisplayName): form.DisplayName = text; break;
            case nameof(form.GivenName): form.GivenName = text; break;
            case nameof(form.FamilyName): form.FamilyName = text; break;
            case nameof(form.Pronouns): form.Pronouns = text; break;
            case nameof(form.JobTitle): form.JobTitle = text; break;
            case nameof(form.Department): form.Department = text; break;
            case nameof(form.Location): form.Location = text; break;
            case nameof(form.EmployeeNumber): form.EmployeeNumber = text; break;
            case nameof(form.Email): form.Email = text; break;
            case nameof(form.TimeZone): form.TimeZone = text; break;
            case nameof(form.About): form.About = text; break;
            case nameof(form.Phones): form.Phones = texts; break;
            case nameof(form.Skills): form.Skills = texts; break;
            case nameof(form.WorkingDays): form.WorkingDays = texts; break;
            case nameof(form.StartDate): form.StartDate = Day(text); break;
            case nameof(form.Status): form.Status = Status(text); break;
            case nameof(form.Protected): form.Protected = YesOrNo(text); break;
        }
    }

    private string? Day(string? text)
    {
        var typed = PlainText.AsciiDigits(PlainText.Clean(text) ?? "");
        if (DayAndMonth.Match(typed) is not { Success: true } match)
            return text;
        var (first, second, year) = (match.Groups[1].Value, match.Groups[3].Value, match.Groups[4].Value);
        var order = import.Options.Days != DayOrder.Unknown ? import.Options.Days
            : IsNoMonth(first) || first == second ? DayOrder.DayFirst
            : IsNoMonth(second) ? DayOrder.MonthFirst
            : DayOrder.Unknown;
        if (order == DayOrder.Unknown)
        {
            Refuse(nameof(Employee.StartDate), "“{0}” may be two days. Choose how dates are written beside the columns.", typed);
            return null;
        }
        var (day, month) = order == DayOrder.DayFirst ? (first, second) : (second, first);
        return $"{year}-{month}-{day}";
    }

    private static bool IsNoMonth(string number) => int.Parse(number, CultureInfo.InvariantCulture) > 12;

    private EmployeeStatus Status(string? text)
    {
        if (Enum.TryParse<EmployeeStatus>(PlainText.Clean(text) ?? nameof(EmployeeStatus.Active), true, out var status) && Enum.IsDefined(status))
            return status;
        Refuse(nameof(Employee.Status), "Enter Active or Left.");
        return default;
    }

    private bool YesOrNo(string? text)
    {
        switch (PlainText.Clean(text)?.ToLowerInvariant())
        {
            case "true" or "yes" or "1": return true;
            case null or "false" or "no" or "0": return false;
        }
        Refuse(nameof(Employee.Protected), "Enter true or false.");
        return false;
    }
}
