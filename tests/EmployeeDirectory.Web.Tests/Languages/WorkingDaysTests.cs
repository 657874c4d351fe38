using EmployeeDirectory.Web.TagHelpers;

namespace EmployeeDirectory.Web.Tests.Languages;

public sealed class WorkingDaysTests
{
    /// <summary>Days as records have them: Monday (1) first, Sunday (0) last.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("3", "Wednesday")]
    [InlineData("12", "Monday and Tuesday")]
    [InlineData("124", "Monday, Tuesday and Thursday")]
    [InlineData("12345", "Monday to Friday")]
    [InlineData("12346", "Monday to Thursday and Saturday")]
    [InlineData("1245", "Monday, Tuesday, Thursday and Friday")]
    [InlineData("12340", "Sunday to Thursday")]
    [InlineData("123460", "Saturday to Thursday")]
    [InlineData("10", "Sunday and Monday")]
    [InlineData("1350", "Sunday, Monday, Wednesday and Friday")]
    [InlineData("1234560", "Every day")]
    public void InWords_Days_AreSaidAsPeopleSayThem(string days, string words) =>
        Assert.Equal(words, WorkingDaysTagHelper.InWords([.. days.Select(day => (DayOfWeek)(day - '0'))], EnglishTexts.Localizer));
}
