namespace EmployeeDirectory.Core.SampleData;

/// <summary>Each # of a phone stands for a digit; where there are numbers reserved for fiction, they are those.</summary>
internal sealed record SampleOffice(string City, string TimeZone, string Phone)
{
    public static readonly IReadOnlyList<SampleOffice> All =
    [
        new("Leeds", "Europe/London", "+44 113 496 0###"), new("London", "Europe/London", "+44 20 7946 0###"),
        new("Berlin", "Europe/Berlin", "+49 30 23125 ###"), new("Malmö", "Europe/Stockholm", "+46 40 627 ## ##"),
        new("Lyon", "Europe/Paris", "+33 4 65 71 ## ##"), new("Madrid", "Europe/Madrid", "+34 91 ### ####"),
        new("Seattle", "America/Los_Angeles", "+1 206 555 01##"), new("Toronto", "America/Toronto", "+1 416 555 01##"),
        new("São Paulo", "America/Sao_Paulo", "+55 11 3### ####"), new("Kyiv", "Europe/Kyiv", "+380 44 ### ####"),
        new("Osaka", "Asia/Tokyo", "+81 6 6### ####"), new("Taipei", "Asia/Taipei", "+886 2 2### ####"),
        new("Hanoi", "Asia/Ho_Chi_Minh", "+84 24 3### ####"), new("Cairo", "Africa/Cairo", "+20 2 2### ####"),
        new("Dubai", "Asia/Dubai", "+971 4 3## ####")
    ];

    public static SampleOffice In(string city) => All.First(office => office.City == city);

    public string NewPhone(Random random) => string.Concat(Phone.Select(sign => sign == '#' ? (char)('0' + random.Next(10)) : sign));
}
