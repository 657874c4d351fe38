namespace EmployeeDirectory.Core.SampleData;

// The badges of the AWS Technical Essentials course's directory, spelled as there so that its users find them.
public static class StarterSkills
{
    public static readonly IReadOnlyList<string> All =
    [
        "Mac User", "Windows User", "Linux User", "Digital Content Star", "Employee of the Month", "Photographer",
        "Frequent Flier", "Paperclip Afficionado", "Coffee Snob", "Gamer", "Bugfixer", "Seattle Fan"
    ];
}
