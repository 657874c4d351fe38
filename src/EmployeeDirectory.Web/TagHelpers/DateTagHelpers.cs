using System.Globalization;
using EmployeeDirectory.Web.Languages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace EmployeeDirectory.Web.TagHelpers;

[HtmlTargetElement("plain-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PlainDateTagHelper : TagHelper
{
    public required DateOnly Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", Value.ToString("O", CultureInfo.InvariantCulture));
        output.Content.Append(Value.InWords());
    }
}

// Written in UTC; moments.js shows it in the reader's time zone, which only the browser knows.
[HtmlTargetElement("moment", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MomentTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    public required DateTimeOffset Value { get; set; }

    public bool Day { get; set; }

    public bool Time { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    // The layout is rendered after the page, so that only pages with moments load the script.
    public static bool AreOn(HttpContext http) => http.Items.ContainsKey(typeof(MomentTagHelper));

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ViewContext.HttpContext.Items[typeof(MomentTagHelper)] = true;
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        output.Attributes.SetAttribute("title", Text("HH:mm:ss"));
        output.Attributes.SetAttribute("data-moment", Day ? "day" : Time ? "time" : "minute");
        output.Content.Append(Day ? Date : Time ? texts["{0} UTC", TimeOfDay("HH:mm")] : Text("HH:mm"));
    }

    private string Date => DateOnly.FromDateTime(Value.UtcDateTime).InWords();

    private string Text(string time) =>
        texts["{0}, {1} UTC", Date, TimeOfDay(time)];

    private string TimeOfDay(string format) => Value.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}

[HtmlTargetElement("local-time", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LocalTimeTagHelper(TimeProvider clock, IStringLocalizer<Texts> texts) : TagHelper
{
    public required string Zone { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone))
        {
            output.TagName = null;
            output.Content.SetContent(Zone);
            return;
        }
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("data-zone", Zone);
        // The texts of local-time.js.
        output.Attributes.SetAttribute("data-say-now", texts["{0} on {1}"].Value);
        output.Attributes.SetAttribute("data-say-same", texts["same time as yours"].Value);
        output.Attributes.SetAttribute("data-say-ahead", texts["{0} ahead of you"].Value);
        output.Attributes.SetAttribute("data-say-behind", texts["{0} behind you"].Value);
        output.Attributes.SetAttribute("data-say-hours", texts["{0} h"].Value);
        output.Attributes.SetAttribute("data-say-minutes", texts["{0} min"].Value);
        output.Content
            .AppendHtml("<time>")
            .Append(texts["{0} on {1}", now.ToString("HH:mm", CultureInfo.InvariantCulture), DateForms.Name(now.DayOfWeek)])
            .AppendHtml("</time>")
            .AppendHtml(" <small>").Append(Zone.Replace('_', ' ')).AppendHtml("</small>");
    }
}

[HtmlTargetElement("working-days", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WorkingDaysTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    public required IReadOnlyList<DayOfWeek> Days { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetContent(InWords(Days, texts));
    }

    public static string InWords(IReadOnlyList<DayOfWeek> days, IStringLocalizer<Texts> texts)
    {
        if (days.Count == 7)
            return texts["Every day"];
        // A working week may span Sunday, as in Sunday to Thursday.
        if (days is [DayOfWeek.Monday, .., DayOfWeek.Sunday])
        {
            var first = Enumerable.Range(0, days.Count).Last(n => !FollowsOn(days, n));
            days = [.. days.Skip(first), .. days.Take(first)];
        }
        var parts = new List<string>();
        for (var (start, end) = (0, 0); start < days.Count; start = end)
        {
            end = start + 1;
            while (end < days.Count && FollowsOn(days, end))
                end++;
            if (end - start > 2)
                parts.Add(texts["{0} to {1}", DateForms.Name(days[start]), DateForms.Name(days[end - 1])]);
            else
                parts.AddRange(days.Skip(start).Take(end - start).Select(day => DateForms.Name(day)));
        }
        return texts.Join(parts);
    }

    private static bool FollowsOn(IReadOnlyList<DayOfWeek> days, int n) =>
        n > 0 && (int)days[n] == ((int)days[n - 1] + 1) % 7;
}
