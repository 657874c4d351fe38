using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Web.Languages;
using Microsoft.Extensions.Localization;

namespace EmployeeDirectory.Web.Features.People;

public static class ValueTexts
{
    public static string Title(FacetField field, IStringLocalizer<Texts> texts) => field switch
    {
        FacetField.Department => texts["Departments"].Value,
        FacetField.Location => texts["Locations"].Value,
        _ => texts["Skills"].Value
    };

    public static string All(FacetField field, IStringLocalizer<Texts> texts) => field switch
    {
        FacetField.Department => texts["All departments"].Value,
        FacetField.Location => texts["All locations"].Value,
        _ => texts["All skills"].Value
    };

    public static string Find(FacetField field, IStringLocalizer<Texts> texts) => field switch
    {
        FacetField.Department => texts["Find a department"].Value,
        FacetField.Location => texts["Find a location"].Value,
        _ => texts["Find a skill"].Value
    };

    public static string None(FacetField field, string find, IStringLocalizer<Texts> texts) => field switch
    {
        FacetField.Department => texts["No department called “{0}”.", find].Value,
        FacetField.Location => texts["No location called “{0}”.", find].Value,
        _ => texts["No skill called “{0}”.", find].Value
    };
}
