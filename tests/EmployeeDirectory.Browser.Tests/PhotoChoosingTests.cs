namespace EmployeeDirectory.Browser.Tests;

public sealed class PhotoChoosingTests(Chromium chromium, Sites sites)
{
    [Fact]
    public async Task Picture_Dropped_IsZoomedAndPreviewedInsideThePage()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"), new() { ViewportSize = new() { Width = 390, Height = 844 } });
        var page = await visitor.NewPageAsync();
        await page.GotoAsync($"{await visitor.AddPersonAsync(PostedPeople.Unique("Ada"))}/photo");
        await page.LoadedAsync();
        await page.Locator(".photo-chooser").EvaluateAsync("""
            async (chooser, bytes) => {
              const dropped = new DataTransfer();
              dropped.items.add(new File([Uint8Array.from(atob(bytes), sign => sign.charCodeAt(0))], "squares.png", { type: "image/png" }));
              chooser.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: dropped }));
            }
            """, Convert.ToBase64String(Pictures.ThreeSquares().Buffer));
        var crop = page.Locator("[name=Crop]");
        await Expect(crop).ToHaveValueAsync("300,0,300");
        await page.AssertFitsAsync();
        Assert.True(await page.Locator(".crop-stage").EvaluateAsync<bool>("stage => stage.querySelector('.cropper-container').getBoundingClientRect().right <= innerWidth - 16"));

        await page.GetByRole(AriaRole.Slider).FillAsync("2");
        await Expect(crop).ToHaveValueAsync("375,75,150");
        foreach (var size in (int[])[64, 256])
            Assert.Equal("0,255,0", await page.Locator($".crop-previews [width='{size}']").EvaluateAsync<string>(
                "canvas => [...canvas.getContext('2d').getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data].slice(0, 3).join()"));
        await page.Button("Save photo").ClickAsync();
        await Expect(page.GetByText("Photo saved.")).ToBeVisibleAsync();
        Assert.Equal("green", await page.Locator("main article img").First.ColourAsync());
    }

    [Theory]
    [InlineData("notes.txt", "text/plain", "can’t be read as a picture")]
    [InlineData("damaged.jpg", "image/jpeg", "can’t be read as a picture")]
    [InlineData("IMG_1.HEIC", "", "is a HEIC photo")]
    public async Task File_ThatIsNoPicture_IsRefusedBeforeItIsSent(string name, string type, string says)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/employees/new");
        await page.LoadedAsync();
        await page.GetByLabel("Photo").SetInputFilesAsync(new FilePayload { Name = name, MimeType = type, Buffer = "text"u8.ToArray() });
        await Expect(page.Locator(".photo-chooser [role=status]")).ToContainTextAsync($"“{name}” {says}");
        await Expect(page.Field("Photo")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Camera_OnThePhotoPageAlone_TakesAPhotoAndIsOffAgain()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        // Chromium of the tests has no camera.
        await page.AddInitScriptAsync("""
            navigator.mediaDevices.getUserMedia = async () => {
              const canvas = document.createElement("canvas");
              [canvas.width, canvas.height] = [300, 300];
              const context = canvas.getContext("2d");
              setInterval(() => { context.fillStyle = "#00f"; context.fillRect(0, 0, 300, 300); }, 50);
              globalThis.stream = canvas.captureStream(20);
              return globalThis.stream;
            };
            """);
        var profile = await visitor.AddPersonAsync(PostedPeople.Unique("Ada"));
        await page.GotoAsync($"{profile}/edit");
        await Expect(page.Button("Use the camera")).ToHaveCountAsync(0);
        await page.GotoAsync($"{profile}/photo");
        Assert.True(await page.EvaluateAsync<bool>("document.featurePolicy.allowsFeature('camera')"));
        await page.Button("Use the camera").ClickAsync();
        await Expect(page.Locator("video")).ToHaveJSPropertyAsync("videoWidth", 300);
        await page.Button("Take the photo").ClickAsync();
        await Expect(page.Locator("[name=Crop]")).ToHaveValueAsync("0,0,300");
        Assert.True(await page.EvaluateAsync<bool>("stream.getTracks().every(track => track.readyState === 'ended')"));
        await page.Button("Save photo").ClickAsync();
        Assert.Equal("blue", await page.Locator("main article img").First.ColourAsync());
    }
}
