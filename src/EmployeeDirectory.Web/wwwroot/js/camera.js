// On a phone the camera app takes the photo, elsewhere this page. The camera is off again once a photo is taken or the page is left.
const offerApp = (open, file) => {
  open.addEventListener("click", () => {
    file.setAttribute("capture", "user");
    file.click();
  });
  ["change", "cancel"].forEach(end => file.addEventListener(end, () => file.removeAttribute("capture")));
};

export const offerCamera = (field, file, give, refused) => {
  const [open, panel] = [field.querySelector(".use-camera"), field.querySelector(".camera")];
  if (matchMedia("(pointer: coarse)").matches) return offerApp(open, file);
  if (!panel) return;
  const [video, take, close] = [panel.querySelector("video"), ...panel.querySelectorAll("button")];
  if (!navigator.mediaDevices?.getUserMedia) {
    open.hidden = true;
    return;
  }

  const stop = () => {
    video.srcObject?.getTracks().forEach(track => track.stop());
    video.srcObject = null;
    panel.hidden = true;
    open.hidden = false;
  };

  open.addEventListener("click", async () => {
    try {
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "user", width: { ideal: 1280 }, height: { ideal: 1280 } } });
      panel.hidden = false;
      open.hidden = true;
      take.focus();
    } catch {
      refused();
    }
  });
  close.addEventListener("click", () => {
    stop();
    open.focus();
  });
  take.addEventListener("click", async () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    if (!canvas.width) return;
    canvas.getContext("2d").drawImage(video, 0, 0);
    const jpeg = await new Promise(done => canvas.toBlob(done, "image/jpeg", 0.92));
    stop();
    give(new File([jpeg], "camera.jpg", { type: "image/jpeg" }));
  });
  addEventListener("pagehide", stop);
};
