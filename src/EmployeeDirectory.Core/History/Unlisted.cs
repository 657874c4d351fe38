namespace EmployeeDirectory.Core.History;

// For people whom the reader may not see, or who are gone: their ids would tell who they were.
public static class Unlisted
{
    public const string Words = "someone who is not listed";
}
