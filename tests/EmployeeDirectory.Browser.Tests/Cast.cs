namespace EmployeeDirectory.Browser.Tests;

/// <summary>Profile addresses of people in the gallery whom no test changes. Family names put them on the list's first page.</summary>
public sealed record Cast(string Full, string Bare, string Deleted, Uri EmptySite)
{
    private const string First = "Aaltonen";

    public static async Task<Cast> AddAsync(IBrowserContext visitor, Uri emptySite)
    {
        await visitor.AddPersonAsync("Charles Aaltonen", ("FamilyName", First), ("Email", "charles@example.com"), ("JobTitle", "Inventor"));
        var full = await visitor.AddPersonAsync(
            "Ada Aaltonen", ("FamilyName", First), ("Pronouns", "she/her"), ("JobTitle", "Programmer"), ("Department", "Engines"),
            ("Location", "Turin"), ("Manager", "charles@example.com"), ("EmployeeNumber", "A-1"), ("StartDate", "2026-03-01"),
            ("Email", "ada@example.com"), ("Phones", "+44 113 496 0000, +1 212 555 0100"), ("TimeZone", "Asia/Tokyo"),
            ("WorkingDays", "Monday,Tuesday,Thursday"), ("Skills", "Analysis, Poetry"), ("About", "First line\nSecond line"));
        await visitor.AddPhotoAsync(full);
        await visitor.AddPersonAsync("Lena Aaltonen", ("FamilyName", First), ("Manager", "ada@example.com"));
        var deleted = await visitor.AddPersonAsync("Dora Aaltonen", ("FamilyName", First), ("JobTitle", "Printer"));
        await visitor.DeletePersonAsync(deleted);
        await visitor.SuggestAsync(full, "About", "First line\nSecond line\nThird line", "Since March");
        return new(full, await visitor.AddPersonAsync("Aaron"), deleted, emptySite);
    }
}
