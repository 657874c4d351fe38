using System.Globalization;
using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Web.Features.Employees;

// vCard 4.0: RFC 6350, and RFC 9554 for PRONOUNS.
public static class VCard
{
    public const string ContentType = "text/vcard; charset=utf-8";

    public static string From(Employee person, Employee? manager, string profile, byte[]? photo, string? company)
    {
        var card = new VCardWriter()
            .Line("BEGIN", "VCARD")
            .Line("VERSION", "4.0")
            .Line("KIND", "individual")
            .Line("UID", Urn(person))
            .Line("REV", person.UpdatedAt.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture))
            .Text("FN", person.DisplayName);
        // Given only half of N, address books show that half instead of FN.
        if (person is { FamilyName: { } family, GivenName: { } given })
            card.Parts("N", family, given, null, null, null);
        card.Text("PRONOUNS", person.Pronouns)
            .Text("TITLE", person.JobTitle);
        if ((company ?? person.Department) is not null)
            card.Parts("ORG", person.Department is { } department ? [company, department] : [company]);
        card.Text("EMAIL;TYPE=work", person.Email);
        foreach (var phone in person.Phones)
            Phone(card, phone);
        if (person.Location is { } location)
            card.Parts("ADR;TYPE=work", null, null, null, location, null, null, null);
        card.Text("TZ", person.TimeZone)
            .List("CATEGORIES", person.Skills)
            .Text("NOTE", person.About)
            .Line("URL;TYPE=work", profile);
        if (manager is not null)
            card.Line("RELATED;TYPE=co-worker", Urn(manager));
        if (photo is not null)
            card.Line("PHOTO", $"data:image/webp;base64,{Convert.ToBase64String(photo)}");
        return card.Line("END", "VCARD").ToString();
    }

    // Only an international number makes a tel: URI (RFC 3966); any other depends on where it is dialled.
    private static void Phone(VCardWriter card, string phone)
    {
        if (PhoneLink.For(phone) is ['+', ..] global)
            card.Line("TEL;VALUE=uri;TYPE=work", $"tel:{global}");
        else
            card.Text("TEL;VALUE=text;TYPE=work", phone);
    }

    private static string Urn(Employee person) => $"urn:uuid:{person.Id}";
}
