namespace EmployeeDirectory.Web.Features.Employees;

/// <summary>
/// Skills suggested before anyone has entered one: the twelve badges of the AWS Technical Essentials course's directory,
/// spelled as there so that its users find them again.
/// </summary>
public static class StarterSkills
{
    public static readonly IReadOnlyList<string> All =
    [
        "Mac User", "Windows User", "Linux User", "Digital Content Star", "Employee of the Month", "Photographer",
        "Frequent Flier", "Paperclip Afficionado", "Coffee Snob", "Gamer", "Bugfixer", "Seattle Fan"
    ];
}
