using System.Net;
using System.Text;
using EmployeeDirectory.Core.Imports;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.Imports;

public sealed class ImportPageTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly DirectorySite _site = embedded.Site;

    [Fact]
    public async Task Import_UploadedPlannedAppliedAndUndone_ChangesPeopleAndBack()
    {
        var profile = await _site.AddAsync("Uma Upload", ("EmployeeNumber", "U1"), ("JobTitle", "Engineer"));
        var columns = await UploadAsync("Employee number,Name,Title,Shoe size\nU1,Uma Upload,Architect,40\nU2,Ugo New,,\nU3,Bad,=1+1,\n");
        Assert.Equal(["EmployeeNumber", "DisplayName", "JobTitle", ""], columns.Document.QuerySelectorAll("select[name=Fields] option[selected]").Select(option => option.GetAttribute("value")!).Append(""));

        var plan = await FollowAsync(await columns.Form("/plan").PostAsync());
        Assert.Contains("Nothing is saved yet", plan.Text, StringComparison.Ordinal);
        Assert.Contains("This is a formula", plan.Text, StringComparison.Ordinal);
        Assert.Equal(["2", "3", "4"], plan.Document.QuerySelectorAll(".import-row > :first-child").Select(row => row.TextContent.Split(' ')[1]));
        Assert.Contains("Engineer", (await _site.GetAsync(profile)).Text, StringComparison.Ordinal);
        Assert.Single((await _site.GetAsync($"{plan.Response.RequestMessage!.RequestUri!.AbsolutePath}?kind=error")).Document.QuerySelectorAll(".import-rows > li"));

        var applied = await FollowAsync(await plan.Form("/apply").PostAsync());
        Assert.Contains("2 records were written", applied.Text, StringComparison.Ordinal);
        Assert.Contains("Architect", (await _site.GetAsync(profile)).Text, StringComparison.Ordinal);
        Assert.Contains("part of an import", (await _site.GetAsync($"{profile}/history")).Text, StringComparison.Ordinal);
        var log = await _site.GetAsync("/log");
        Assert.Contains("applied an import", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ugo New", log.Text, StringComparison.Ordinal);

        var undo = await FollowAsync(await applied.Form("/undo").PostAsync());
        var undone = await FollowAsync(await undo.Form("/apply").PostAsync());
        Assert.Contains("2 records were written", undone.Text, StringComparison.Ordinal);
        Assert.Contains("Engineer", (await _site.GetAsync(profile)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_TwiceOrFromAnOldPage_WritesWhatWasSeenOnce()
    {
        var columns = await UploadAsync("Number,Name\nT1,Tia Twice\n");
        var plan = await FollowAsync(await columns.Form("/plan").PostAsync());
        await (await _site.GetAsync($"{Path(plan)}/columns")).Form("/plan").With("Fields", "EmployeeNumber", "GivenName").PostAsync();

        var old = await FollowAsync(await plan.Form("/apply").PostAsync());
        Assert.Contains("changed in another window", old.Text, StringComparison.Ordinal);
        Assert.Equal(ImportState.Planned, (await ImportAsync(plan)).State);

        await (await _site.GetAsync($"{Path(plan)}/columns")).Form("/plan").With("Fields", "EmployeeNumber", "DisplayName").PostAsync();
        var now = await _site.GetAsync(Path(plan));
        await Task.WhenAll(now.Form("/apply").PostAsync(), now.Form("/apply").PostAsync());
        await FollowAsync(await now.Form("/apply").PostAsync());
        await Wait.UntilAsync(async () => (await ImportAsync(plan)).State == ImportState.Applied);
        Assert.Equal(1, (await ImportAsync(plan)).Results[RowResult.Written]);
        Assert.Single((await _site.GetAsync("/?q=Tia+Twice")).Document.QuerySelectorAll(".card"));
    }

    [Fact]
    public async Task Upload_WhatIsNoTable_SaysWhyAndStoresNothing()
    {
        var before = (await Store.ListAsync(1000, Stop)).Count;
        var form = await _site.GetAsync("/imports/new");
        foreach (var (file, reason) in (IEnumerable<(byte[], string)>)[
            ([], "Choose a file"), ("Name\n"u8.ToArray(), "a header only"), ("Name,name\nA,B\n"u8.ToArray(), "Two columns are called"), ("PK\u0003\u0004"u8.ToArray(), "damaged")])
        {
            var refused = await form.Form("/new").WithFile("people.csv", file, "file").PostAsync();
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(reason, refused.Text, StringComparison.Ordinal);
            form = await _site.GetAsync("/imports/new");
        }
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await form.Form("/new").WithFile("people.csv", new byte[SheetReader.MaxBytes + (1024 * 1024)], "file").PostAsync()).Status);
        Assert.Equal(before, (await Store.ListAsync(1000, Stop)).Count);
    }

    [Fact]
    public async Task Upload_PastedRows_AreRead()
    {
        var pasted = await (await _site.GetAsync("/imports/new")).Form("/new").With("text", "Name\tPlace\r\nPia Pasted\tLeeds\r\n").PostAsync();
        Assert.Contains("Pia Pasted", (await FollowAsync(pasted)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_WorkbookOfSeveralSheets_AsksWhich()
    {
        using var file = new MemoryStream();
        MiniExcelLibs.MiniExcel.SaveAs(file, new Dictionary<string, object>
        {
            ["Notes"] = new[] { new { Text = "Not this" } },
            ["People"] = new[] { new { Name = "Sheila Sheet", Start = new DateTime(2026, 3, 1) } }
        });
        var choice = await UploadAsync(file.ToArray(), "people.xlsx");
        var columns = await FollowAsync(await choice.Form("/sheet").With("sheet", "People").PostAsync());
        Assert.Contains("Sheila Sheet · 2026-03-01".Split(" · ")[1], columns.Text, StringComparison.Ordinal);
        var plan = await FollowAsync(await columns.Form("/plan").PostAsync());
        Assert.Contains("1 March 2026", plan.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_OneFieldTwice_IsRefusedWithTheChoicesKept()
    {
        var columns = await UploadAsync("Name,Nick\nNia,N\n");
        var refused = await columns.Form("/plan").With("Fields", "DisplayName", "DisplayName").With("Empty", "Clear").PostAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Two columns are “Display name”", refused.Text, StringComparison.Ordinal);
        Assert.True(refused.Document.QuerySelector("[name=Empty][value=Clear]")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task Erase_SomebodyWhoWasImported_TakesThemOutOfEveryPlan()
    {
        var plan = await FollowAsync(await (await UploadAsync("Number,Name\nX1,Xaver Erased\nX2,Xenia Stays\n")).Form("/plan").PostAsync());
        await plan.Form("/apply").PostAsync();
        await Wait.UntilAsync(async () => (await ImportAsync(plan)).State == ImportState.Applied);
        var profile = (await _site.GetAsync("/?q=Xaver+Erased")).Document.QuerySelector(".card a")!.GetAttribute("href")!;
        await _site.DeleteAsync(profile);
        await (await _site.GetAsync($"{profile}/erase")).Form("/erase").With("Name", "Xaver Erased").PostAsync();
        Assert.DoesNotContain("Xaver", (await _site.GetAsync(Path(plan))).Text, StringComparison.Ordinal);
        Assert.Contains("Xenia", (await _site.GetAsync(Path(plan))).Text, StringComparison.Ordinal);
        Assert.Equal(0, (await ImportAsync(plan)).SheetChunks);
    }

    [Fact]
    public async Task Template_IsReadAsItsOwnFields()
    {
        var template = (await _site.Client.GetByteArrayAsync("/imports/template.csv", Stop)).Concat("Ada,Ada,Shaw\n"u8.ToArray()).ToArray();
        var columns = await UploadAsync(template);
        Assert.Empty(columns.Document.QuerySelectorAll("select[name=Fields] option[value='']:checked"));
    }

    private IImportStore Store => _site.Services.GetRequiredService<IImportStore>();

    private static string Path(Page page) => page.Response.RequestMessage!.RequestUri!.AbsolutePath;

    private async Task<Import> ImportAsync(Page page) => (await Store.GetAsync(Guid.Parse(Path(page).Split('/')[2]), Stop))!;

    private Task<Page> UploadAsync(string text) => UploadAsync(Encoding.UTF8.GetBytes(text));

    private async Task<Page> UploadAsync(byte[] file, string name = "people.csv") =>
        await FollowAsync(await (await _site.GetAsync("/imports/new")).Form("/new").WithFile(name, file, "file").PostAsync());

    private Task<Page> FollowAsync(Page answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return _site.GetAsync(answer.Location!);
    }
}
